import { baseOf } from '@tablecloth/shared/languages.ts'

export interface Language {
  /** BCP 47, and the name of its folder under locales/. */
  code: string
  /** What its speakers call it. */
  name: string
  dir: 'ltr' | 'rtl'
}

/** Languages of the interface. Adding one: a folder with every namespace, and a line here. */
export const languages: readonly [Language, ...Language[]] = [
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: 'ar', name: 'العربية', dir: 'rtl' },
]

export const fallback = languages[0]

/** The language that serves a tag such as "ar-EG", if one does. */
export function languageFor(tag: string): Language | undefined {
  return languages.find((language) => language.code === baseOf(tag))
}
