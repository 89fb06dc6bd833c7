import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useNow } from '../../state/hooks.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** When the café begins, as people would say it: in minutes, at a time of today, on a day, or when the host says so. */
export function useBeginning(startsAt: number | null): string {
  const { t } = useTranslation('lobby')
  const format = useFormat()
  const now = useNow(10_000)
  if (startsAt === null || startsAt <= now) return t('heading.any')
  // Whole minutes, up: in a lobby nobody reads seconds.
  const left = Math.ceil((startsAt - now) / MINUTE) * MINUTE
  if (left < HOUR) return t('heading.soon', { minutes: format.minutes(left) })
  const today = new Date(startsAt).toDateString() === new Date(now).toDateString()
  return today
    ? t('heading.today', { time: format.time(startsAt) })
    : t('heading.date', { date: format.dateTime(startsAt) })
}
