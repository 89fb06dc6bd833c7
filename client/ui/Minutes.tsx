import { useTranslation } from 'react-i18next'
import { timeLeft, useFormat } from '../i18n/format.ts'

interface MinutesProps {
  /** Time left, in milliseconds. */
  ms: number
  /** Hosts read the clock; everyone else reads minutes. */
  clock?: boolean
  /** Where there is little room; read aloud in full. */
  short?: boolean
  /** Adds "left". */
  suffix?: boolean
  className?: string
}

/** People read minutes, and seconds only in the last one: nobody is hurried by a ticking number. */
export function Minutes({ ms, clock = false, short = false, suffix = false, className = 'clock' }: MinutesProps) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const left = Math.max(0, ms)
  if (clock) {
    return (
      <span className={className} role="timer" aria-label={t('timeLeft', { words: format.minutes(left) })}>
        {format.clock(left)}
      </span>
    )
  }
  if (short) {
    return (
      <span className={className} role="timer" aria-label={t('timeLeft', { words: format.minutes(left) })}>
        {format.minutesShort(left)}
      </span>
    )
  }
  return (
    <span className={className} role="timer">
      {format.minutes(left)}
      {suffix && <span className="ui soft"> {t('left', { count: timeLeft(left).count })}</span>}
    </span>
  )
}
