import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Arabic and Persian people read their own digits here, whatever region the browser guesses. */
const digits: Record<string, string> = { ar: 'ar-u-nu-arab', fa: 'fa-u-nu-arabext', ur: 'ur-u-nu-latn' }
/** The page's language as it is written where the reader is: dates differ between one English and another. */
function localeFor(language: string): string {
  const here = globalThis.navigator?.languages.find((one) => one.split('-')[0] === language)
  return digits[language] ?? here ?? language
}

export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(localeFor(language)).format(value)
}

/** To the nearest whole, so that two clocks a little apart do not make 20 minutes 21. */
const wholeSeconds = (ms: number): number => Math.max(0, Math.round(ms / 1000))

/** What is left, to the nearest minute, or in seconds within the last one. */
export function timeLeft(ms: number): { unit: 'minutes' | 'seconds'; count: number } {
  const seconds = wholeSeconds(ms)
  if (seconds >= 60) return { unit: 'minutes', count: Math.round(seconds / 60) }
  return { unit: 'seconds', count: seconds }
}

export interface Format {
  number: (value: number) => string
  /** "11 minutes"; in the last minute "48 seconds". Takes milliseconds. */
  minutes: (ms: number) => string
  /** "11 min", where there is little room. Takes milliseconds. */
  minutesShort: (ms: number) => string
  /** "11:05" from milliseconds, to the nearest second. */
  clock: (ms: number) => string
  /** Times of day and dates take milliseconds since 1970. */
  date: (at: number) => string
  /** "26 Dec", where there is little room; with the year where it might be another. */
  shortDate: (at: number) => string
  time: (at: number) => string
  dateTime: (at: number) => string
  list: (items: readonly string[]) => string
}

const SOON_MS = 300 * 86_400_000

export function formatFor(language: string, t: TFunction<'common'>): Format {
  const locale = localeFor(language)
  const number = new Intl.NumberFormat(locale)
  const two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 })
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
  const shortDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  const shortDateOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })
  const dateTime = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  })
  const short = { style: 'unit', unitDisplay: 'short' } as const
  const shortMinutes = new Intl.NumberFormat(locale, { ...short, unit: 'minute' })
  const shortSeconds = new Intl.NumberFormat(locale, { ...short, unit: 'second' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    number: (value) => number.format(value),
    minutes: (ms) => {
      const { unit, count } = timeLeft(ms)
      return unit === 'minutes' ? t('minutes', { count }) : t('seconds', { count })
    },
    minutesShort: (ms) => {
      const { unit, count } = timeLeft(ms)
      return (unit === 'minutes' ? shortMinutes : shortSeconds).format(count)
    },
    clock: (ms) => {
      const seconds = wholeSeconds(ms)
      return `${number.format(Math.floor(seconds / 60))}:${two.format(seconds % 60)}`
    },
    date: (at) => date.format(at),
    shortDate: (at) => (at - Date.now() > SOON_MS ? shortDateOfYear : shortDate).format(at),
    time: (at) => time.format(at),
    dateTime: (at) => dateTime.format(at),
    list: (items) => list.format(items),
  }
}

/** Numbers, times and lists in the language of the page. */
export function useFormat(): Format {
  const { t, i18n } = useTranslation('common')
  const language = i18n.resolvedLanguage ?? 'en'
  return useMemo(() => formatFor(language, t), [language, t])
}
