import { useTranslation } from 'react-i18next'
import { useMe, usePersonName } from '../../state/hooks.ts'
import { useTableState } from '../../state/use-table.ts'
import { Face } from '../../ui/Face.tsx'

/** Who wants the floor. The server puts whoever has spoken least first; the screen says so. */
export function Queue() {
  const { t } = useTranslation('table')
  const queue = useTableState((state) => state.speaking.queue)
  if (queue.length === 0) return null
  return (
    <section className="queue">
      <h2>{t('queue.title')}</h2>
      <p className="meta">{t('queue.rule')}</p>
      <ol>
        {queue.map(({ participantId: id }, index) => (
          <Waiting key={id} id={id} next={index === 0} />
        ))}
      </ol>
    </section>
  )
}

function Waiting({ id, next }: { id: string; next: boolean }) {
  const { t } = useTranslation('table')
  const you = useMe()?.participantId === id
  const name = usePersonName(id) ?? ''
  return (
    <li className="person">
      <Face name={name} you={you} size="s" />
      <span className="grow">
        <bdi>{name}</bdi>
        {you && <> {t('note.you')}</>}
      </span>
      {next && <span className="tag">{t('queue.next')}</span>}
    </li>
  )
}
