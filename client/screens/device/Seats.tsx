import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useTranslation } from 'react-i18next'
import { board, useBoard } from '../../board/board-state.ts'
import { useCanWrite } from '../../board/use-cloth.ts'
import { useCafe, usePhase } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useTableState } from '../../state/use-table.ts'
import { Button } from '../../ui/Button.tsx'
import { Face } from '../../ui/Face.tsx'
import { useFirstWord } from '../table/use-floor.ts'
import { type Seated, useSeated } from '../table/use-here.ts'

/** Everyone who sits here, large enough to be tapped from across the table. */
export function Seats() {
  const { t } = useTranslation('device')
  const seated = useSeated()
  if (seated.length === 0) return <p className="soft">{t('nobody')}</p>
  return (
    <ul className="device-seats">
      {seated.map((one) => (
        <Seat key={one.id} {...one} />
      ))}
    </ul>
  )
}

function Seat({ id, person }: Seated) {
  const { t } = useTranslation(['device', 'voices'])
  const { name } = person
  const live = useTableState((state) => state.speaking.current.some(({ participantId }) => participantId === id))
  const writes = useBoard((state) => state.writing?.voice === id)
  const first = useFirstWord() === id
  const canWrite = useCanWrite()
  const online = useCafe((state) => state.status === 'online')
  const phase = usePhase()
  const run = useCommand()
  const participantId = id as ParticipantId
  return (
    <li className={live ? 'seat-card live' : 'seat-card'}>
      <p className="seat-name">
        <Face name={name} live={live} />
        <bdi className="grow">{name}</bdi>
      </p>
      {first && (
        <p className="row wrap ui">
          <span className="grow">{t('mayBegin')}</span>
          <Button small onClick={() => void run({ type: 'pass-first-word', participantId })}>
            {t('voices:first.pass')}
          </Button>
        </p>
      )}
      <div className="seat-acts">
        {phase === 'round' && online && (
          <Button
            {...(live ? { variant: 'live' as const } : {})}
            icon={live ? 'check' : 'speak'}
            aria-label={t(live ? 'finishFor' : 'speakFor', { name })}
            onClick={() => void run({ type: live ? 'end-turn' : 'start-turn', participantId })}
          >
            {t(live ? 'finish' : 'speak')}
          </Button>
        )}
        {canWrite && (
          <Button
            icon="pen"
            pressed={writes}
            aria-label={t('writeFor', { name })}
            onClick={() => board.write(null, id)}
          >
            {t('write')}
          </Button>
        )}
      </div>
    </li>
  )
}
