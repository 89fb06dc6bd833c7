import i18next, { type BackendModule, type FormatterModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { readLocal, writeLocal } from '../device/storage.ts'
import { formatNumber } from './format.ts'
import { fallback, languageFor, languages } from './languages.ts'

const LANGUAGE_KEY = 'tablecloth.language'

type Words = { [key: string]: string | Words }
const files = import.meta.glob<{ default: Words }>('./locales/*/*.json')

/** One file a language and namespace, fetched when a screen first speaks it. */
const backend: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const load = files[`./locales/${language}/${namespace}.json`]
    if (!load) {
      done(new Error(`no words for ${language}/${namespace}`), false)
      return
    }
    load().then(
      (module) => done(null, module.default),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), true),
    )
  },
}

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/** Numbers in the language's own digits; `{{name, isolate}}` keeps a name's direction to itself. */
const formatter: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format(value: unknown, format, language) {
    if (typeof value === 'number') return formatNumber(value, language ?? fallback.code)
    const words = typeof value === 'string' ? value : value == null ? '' : String(value)
    return format?.trim() === 'isolate' ? FIRST_STRONG_ISOLATE + words + POP_ISOLATE : words
  },
}

function wishedLanguage(): string {
  const wishes = [readLocal(LANGUAGE_KEY) ?? '', ...navigator.languages]
  for (const wish of wishes) {
    const language = languageFor(wish)
    if (language) return language.code
  }
  return fallback.code
}

function dressPage(code: string): void {
  document.documentElement.lang = code
  document.documentElement.dir = languageFor(code)?.dir ?? 'ltr'
}

/** Starts the interface in the language kept on this device, else the browser's, else English. */
export async function startWords(): Promise<void> {
  i18next.on('languageChanged', dressPage)
  await i18next
    .use(backend)
    .use(formatter)
    .use(initReactI18next)
    .init({
      lng: wishedLanguage(),
      fallbackLng: fallback.code,
      supportedLngs: languages.map((language) => language.code),
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnNull: false,
    })
}

export async function chooseLanguage(code: string): Promise<void> {
  writeLocal(LANGUAGE_KEY, code)
  await i18next.changeLanguage(code)
}
