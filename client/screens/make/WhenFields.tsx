import { programmeMs } from '@tablecloth/shared/cafe/programme.ts'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../ui/TextInput.tsx'
import { dayOf, usualKeepDay } from './dates.ts'
import type { SectionProps } from './section.ts'

/** When it begins, about how long it takes, and the day on which everything is erased. */
export function WhenFields({ draft, change, faults }: SectionProps) {
  const { t } = useTranslation('make')
  const { checkIn, checkOut, rounds, startsAt, keepUntil } = draft
  const now = Date.now()
  const minutes = programmeMs({
    checkIn: checkIn.wanted ? checkIn : null,
    checkOut: checkOut.wanted ? checkOut : null,
    rounds,
  })
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const length = t('rounds.minutesOfTalk', { count: Math.round(minutes / 60_000) })
  return (
    <>
      <TextInput
        label={t('when.startsAt')}
        hint={`${t('when.startsAtHint', { zone })} ${t('when.lasts', { length })}`}
        optional
        error={faults.startsAt}
        type="datetime-local"
        dir="ltr"
        value={startsAt}
        onChange={(value) => change({ startsAt: value })}
      />
      <TextInput
        label={t('when.keepUntil')}
        hint={t('when.keepUntilHint')}
        error={faults.keepUntil}
        type="date"
        dir="ltr"
        min={dayOf(now)}
        value={keepUntil || usualKeepDay(startsAt, now)}
        onChange={(value) => change({ keepUntil: value })}
      />
    </>
  )
}
