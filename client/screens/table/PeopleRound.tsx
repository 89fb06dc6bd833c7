import type { ParticipantId, PerspectiveId } from '@tablecloth/shared/ids.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useCafe, usePhase, useRoot } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { useTableState } from '../../state/use-table.ts'
import { Button } from '../../ui/Button.tsx'
import { Face } from '../../ui/Face.tsx'
import { StepOut } from '../cafe/StepOut.tsx'
import { HandOn } from './HandOn.tsx'
import { type Seated, useIsTableHost, useSeated } from './use-here.ts'

/** Who sits here, with what they chose to show on their seat. */
export function PeopleRound() {
  const { t } = useTranslation('table')
  const seated = useSeated()
  return (
    <section className="people-round">
      <h2>{t('people.title')}</h2>
      <ul>
        {seated.map((one) => (
          <OnePerson key={one.id} {...one} />
        ))}
      </ul>
      <HandOn />
    </section>
  )
}

function OnePerson({ id, person, host, you }: Seated) {
  const { t } = useTranslation(['table', 'away'])
  const perspectives = useRoot('perspectives')
  const time = useTimeShown(id)
  const live = useTableState((state) => state.speaking.current.some(({ participantId }) => participantId === id))
  const shown = person.shown.flatMap((one) => perspectives?.[one as PerspectiveId]?.name ?? [])
  const marks = [
    host && t('people.host'),
    person.withoutDevice && t('people.withoutDevice'),
    person.away && t('away:mark'),
    ...shown,
    time,
  ].filter(Boolean)
  return (
    <li className="person">
      <Face name={person.name} you={you} live={live} size="s" />
      <span className="grow">
        <bdi>{person.name}</bdi>
        {you && <> {t('note.you')}</>}
        {marks.map((mark) => (
          <span className="meta" key={String(mark)} dir="auto">
            {mark}
          </span>
        ))}
      </span>
      {you && <StepOut quiet />}
      {!you && <FloorFor id={id} name={person.name} live={live} />}
    </li>
  )
}

/** Somebody's time in this round, in words; only where everyone here has agreed to it. */
function useTimeShown(id: string): string | undefined {
  const { t } = useTranslation('voices')
  const { minutes } = useFormat()
  const ms = useTableState((state) => state.speaking.byPerson?.[id as ParticipantId])
  if (ms === undefined) return undefined
  return ms < 60_000 ? t('totals.little') : t('totals.time', { time: minutes(ms) })
}

/** A table host taps for somebody who has no device, or whose hands are full. */
function FloorFor({ id, name, live }: { id: string; name: string; live: boolean }) {
  const { t } = useTranslation('table')
  const run = useCommand()
  const tableHost = useIsTableHost()
  const may = useMay()
  const phase = usePhase()
  const online = useCafe((state) => state.status === 'online')
  if (!(tableHost || may('start-turn')) || phase !== 'round' || !online) return null
  return (
    <Button
      variant="icon"
      className="plain"
      icon={live ? 'check' : 'speak'}
      aria-label={t(live ? 'floor.finishFor' : 'floor.speakFor', { name })}
      onClick={() => void run({ type: live ? 'end-turn' : 'start-turn', participantId: id as ParticipantId })}
    />
  )
}
