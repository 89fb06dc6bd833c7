import { lookAlikes } from '@tablecloth/shared/cafe/look-alike.ts'
import type { CafeRoots } from '@tablecloth/shared/cafe/state.ts'
import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useNow, usePersonName, usePhase, useRoot } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { Button } from '../../ui/Button.tsx'
import { Face } from '../../ui/Face.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from './DeskProvider.tsx'

const NOBODY: CafeRoots['people'] = {}

/** Who waits to be let in, longest first. */
export function Door() {
  const { t } = useTranslation('desk')
  const run = useCommand()
  const may = useMay()
  const phase = usePhase()
  const waiting = useDesk((state) => state.waiting)
  const people = useRoot('people') ?? NOBODY
  const lobby = useRoot('info')?.admission === 'lobby'
  const entries = Object.entries(waiting).sort(([, a], [, b]) => a.since - b.since)
  // Whoever may be somebody who was asked to leave is let in by name, never with the others.
  const together = entries.filter(([, { after }]) => !after).length
  const alike = lookAlikes(waiting, people)
  if (phase === 'closed') return null
  return (
    <section className="sheet at-door" aria-labelledby="door">
      <div className="row wrap between">
        <h2 id="door">{t('door.title')}</h2>
        {together > 1 && may('admit-all') && (
          <Button icon="door" onClick={() => void run({ type: 'admit-all' })}>
            {t('door.all', { count: together })}
          </Button>
        )}
      </div>
      {entries.length === 0 ? (
        <p className="ui soft">{t(lobby ? 'door.nobody' : 'door.open')}</p>
      ) : (
        <ul>
          {entries.map(([id, { name, since, after }]) => (
            <li key={id} className="person">
              <Waiting name={name} since={since} alike={alike.has(id)} after={after} />
              {may('admit') && (
                <span className="row">
                  <Button
                    small
                    onClick={() => void run({ type: 'admit', participantId: id as ParticipantId })}
                    aria-label={t('door.letInName', { name })}
                  >
                    {t('door.letIn')}
                  </Button>
                  <Button
                    small
                    variant="plain"
                    onClick={() => void run({ type: 'remove', participantId: id as ParticipantId })}
                    aria-label={t('door.turnAwayName', { name })}
                  >
                    {t('door.turnAway')}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface WaitingProps {
  name: string
  since: number
  alike: boolean
  /** Who was asked to leave and may be this person. */
  after: ParticipantId | undefined
}

function Waiting({ name, since, alike, after }: WaitingProps) {
  const { t } = useTranslation(['desk', 'hosting'])
  const left = usePersonName(after ?? null)
  const { minutes } = useFormat()
  const now = useNow(15_000)
  return (
    <>
      <Face name={name} />
      <span className="grow">
        <bdi>{name}</bdi>
        <span className="meta line">{t('door.waiting', { time: minutes(Math.max(1000, now - since)) })}</span>
        {after && (
          <span className="tag heed">
            <Icon name="door" size="s" />
            {t('hosting:back.maybe', { name: left ?? name })}
          </span>
        )}
        {alike && (
          <span className="tag heed">
            <Icon name="people" size="s" />
            {t('door.alike')}
          </span>
        )}
      </span>
    </>
  )
}
