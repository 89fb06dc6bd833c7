import { plainWords } from '@tablecloth/shared/text.ts'

/** Languages that are offered by name; a café may hold others, by their tags. */
const OFFERED = [
  'am ar bn bg cs cy da de el en es et fa fi fr ga gu ha he hi hr hu hy id ig it ja ka kk km ko ku lo lt lv mk ml mn mr',
  'ms my ne nl no om or pa pl ps pt ro ru rw sd si sk sl so sq sr sv sw ta te th ti tl tr uk ur uz vi wo xh yo zh zu',
]
  .join(' ')
  .split(' ')

function nameOf(tag: string, inLanguage: string): string | undefined {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language', fallback: 'none' }).of(tag)
  } catch {
    return undefined
  }
}

/** What speakers call their language, as far as this browser knows: `العربية`. */
export function ownLanguageName(tag: string): string {
  const name = nameOf(tag, tag) ?? nameOf(tag, 'en') ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

/** `Arabic (العربية)`, in the reader's language first. */
function fullLanguageName(tag: string, reader: string): string {
  const own = ownLanguageName(tag)
  const read = nameOf(tag, reader) ?? own
  return read.toLocaleLowerCase(reader) === own.toLocaleLowerCase(reader) ? own : `${read} (${own})`
}

/** Finds languages by their names in English, in the reader's language and in their own, and by their tags. */
export function languageTags(reader: string): (words: string) => string | undefined {
  const known = new Map<string, string>()
  for (const tag of OFFERED) {
    for (const name of [tag, nameOf(tag, 'en'), nameOf(tag, reader), nameOf(tag, tag)]) {
      if (name !== undefined) known.set(plainWords(name), tag)
    }
  }
  return (words) => {
    const plain = plainWords(words)
    const isTag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/.test(words)
    return known.get(plain) ?? (isTag && nameOf(words, 'en') !== undefined ? words : undefined)
  }
}

/** Every language that can be added, by its name in the reader's language. */
export function offeredLanguages(reader: string): { tag: string; name: string }[] {
  const { compare } = new Intl.Collator(reader)
  return OFFERED.map((tag) => ({ tag, name: fullLanguageName(tag, reader) })).sort((a, b) => compare(a.name, b.name))
}
