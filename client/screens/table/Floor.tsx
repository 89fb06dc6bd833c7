import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useMe, usePersonName } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { useTableState } from '../../state/use-table.ts'
import { Button } from '../../ui/Button.tsx'
import { Face } from '../../ui/Face.tsx'
import { Hands } from './Hands.tsx'
import { useFirstWord, useMyFloor, useSince } from './use-floor.ts'
import { useIsTableHost } from './use-here.ts'

/** Who speaks, and the taps that say so. Talk is tapped, never recorded. */
export function Floor() {
  const { t } = useTranslation('table')
  const current = useTableState((state) => state.speaking.current)
  const { open, visiting, speaking, speak, finish } = useMyFloor()
  return (
    <section className="floor" aria-label={t('floor.label')}>
      {current.length === 0 && <p className="nobody">{t('floor.nobody')}</p>}
      <FirstWord />
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
          {!speaking && !visiting && <Hands />}
          {visiting && <p className="meta">{t('floor.asHost')}</p>}
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

/** Whom the round's first word was offered; oneself is asked in a place of its own. */
function FirstWord() {
  const { t } = useTranslation('voices')
  const first = useFirstWord()
  const name = usePersonName(first)
  const you = useMe()?.participantId === first
  const may = useMay()
  const tableHost = useIsTableHost()
  const run = useCommand()
  if (first === null || !name || you) return null
  return (
    <div className="first-word">
      <p className="ui soft">{t('first.other', { name })}</p>
      {(tableHost || may('pass-first-word')) && (
        <Button small onClick={() => void run({ type: 'pass-first-word', participantId: first as ParticipantId })}>
          {t('first.passFor', { name })}
        </Button>
      )}
    </div>
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
  const { t } = useTranslation(['table', 'voices'])
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
        t('floor.own', { count: spoken.turns, time: format.minutes(Math.max(spoken.ms, 60_000)) })}{' '}
      {t('voices:totals.some')}
    </p>
  )
}
