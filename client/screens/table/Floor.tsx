import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useMe, usePersonName } from '../../state/hooks.ts'
import { useTableState } from '../../state/use-table.ts'
import { Button } from '../../ui/Button.tsx'
import { Face } from '../../ui/Face.tsx'
import { useMyFloor, useSince } from './use-floor.ts'

/** Who speaks, and the taps that say so. Talk is tapped, never recorded. */
export function Floor() {
  const { t } = useTranslation('table')
  const current = useTableState((state) => state.speaking.current)
  const { open, speaking, queued, speak, finish, join, leave } = useMyFloor()
  return (
    <section className="floor" aria-label={t('floor.label')}>
      {current.length === 0 && <p className="nobody">{t('floor.nobody')}</p>}
      {current.map(({ participantId, since }) => (
        <Speaker key={participantId} id={participantId} since={since} />
      ))}
      {open && (
        <div className="acts">
          {speaking ? (
            <Button variant="live" icon="check" onClick={finish}>
              {t('floor.finish')}
            </Button>
          ) : (
            <Button variant="live" icon="speak" onClick={speak}>
              {t('floor.speak')}
            </Button>
          )}
          {!speaking && (
            <Button icon="hand" pressed={queued} onClick={queued ? leave : join}>
              {t(queued ? 'floor.leaveQueue' : 'floor.joinQueue')}
            </Button>
          )}
        </div>
      )}
      <Totals />
    </section>
  )
}

export function Wave() {
  return (
    <span className="wave" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </span>
  )
}

function Speaker({ id, since }: { id: string; since: number }) {
  const { t } = useTranslation('table')
  const format = useFormat()
  const you = useMe()?.participantId === id
  const name = usePersonName(id) ?? ''
  const ms = useSince(since)
  return (
    <div className="who">
      <Face name={name} you={you} live />
      <span className="grow">
        <b>{you ? t('floor.you') : <bdi>{name}</bdi>}</b>
        <span className="meta">{t(you ? 'floor.youHave' : 'floor.has')}</span>
      </span>
      <Wave />
      <span className="spell num">
        {ms < 60_000 ? t('floor.justNow') : format.minutes(Math.floor(ms / 60_000) * 60_000)}
      </span>
    </div>
  )
}

/** Counters of the table as a whole, and one's own, which comes to oneself alone. */
function Totals() {
  const { t } = useTranslation('table')
  const format = useFormat()
  const turns = useTableState((state) => state.speaking.turns)
  const totalMs = useTableState((state) => state.speaking.totalMs)
  const spoken = useMe()?.spoken
  if (turns === 0 && !spoken?.turns) return null
  return (
    <p className="meta totals">
      {turns > 0 && t('floor.total', { count: turns, time: format.minutes(Math.max(totalMs, 60_000)) })}{' '}
      {spoken &&
        spoken.turns > 0 &&
        t('floor.own', { count: spoken.turns, time: format.minutes(Math.max(spoken.ms, 60_000)) })}
    </p>
  )
}
