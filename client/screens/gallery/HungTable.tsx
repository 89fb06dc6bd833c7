import { useTranslation } from 'react-i18next'
import { useRoot } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { Tally } from '../../ui/Tally.tsx'
import { CameHere } from './CameHere.tsx'
import { GalleryThreads } from './GalleryThreads.tsx'
import { NotShown } from './NotShown.tsx'
import type { LaidTable } from './tables.ts'
import { type HungCloth, readingOrder } from './use-gallery.ts'

interface HungTableProps {
  table: LaidTable
  cloth: HungCloth | undefined
  before: LaidTable | undefined
  after: LaidTable | undefined
  onGo: (tableId: string) => void
}

/** One cloth, large enough to read: its notes by round. */
export function HungTable({ table, cloth, before, after, onGo }: HungTableProps) {
  const { t } = useTranslation('gallery')
  const ids = cloth ? readingOrder(cloth.notes) : []
  const rounds = [...new Set(ids.map((id) => cloth?.notes[id]?.round ?? 0))].sort((a, b) => a - b)
  return (
    <div className="read">
      <section className="sheet hung-cloth" aria-labelledby="hung">
        <Selvedge count={table.number} />
        <div className="in">
          <header className="row">
            <Tally count={table.number} size="l" />
            <div className="grow">
              <h2 id="hung">
                <bdi>{table.name}</bdi>
              </h2>
              {cloth?.arrived && <p className="meta">{t('notes', { count: ids.length })}</p>}
            </div>
          </header>
          {!cloth?.arrived && ids.length === 0 && <Loading />}
          {cloth?.arrived && ids.length === 0 && <p className="lead soft">{t('empty')}</p>}
          {cloth &&
            rounds.map((round) => (
              <RoundOfNotes
                key={round}
                table={table}
                round={round}
                cloth={cloth}
                ids={ids}
                alone={rounds.length === 1}
              />
            ))}
          {cloth && <CameHere guests={cloth.guests} />}
          <nav className="row wrap between" aria-label={t('neighbours')}>
            {before ? (
              <Button onClick={() => onGo(before.id)}>
                <span className="turned">
                  <Icon name="arrow" size="s" />
                </span>
                <bdi>{before.name}</bdi>
              </Button>
            ) : (
              <span />
            )}
            {after && (
              <Button onClick={() => onGo(after.id)}>
                <bdi>{after.name}</bdi>
                <Icon name="arrow" size="s" />
              </Button>
            )}
          </nav>
        </div>
      </section>
      <div className="read-side">
        <section className="napkin" aria-labelledby="not-hung">
          <h3 id="not-hung" className="kind">
            <Icon name="lock" size="s" />
            {t('staying.title')}
          </h3>
          <p className="ui">{t('staying.words')}</p>
        </section>
        <NotShown tableId={table.id} />
      </div>
    </div>
  )
}

interface RoundOfNotesProps {
  table: LaidTable
  round: number
  cloth: HungCloth
  ids: readonly string[]
  alone: boolean
}

function RoundOfNotes({ table, round, cloth, ids, alone }: RoundOfNotesProps) {
  const { t } = useTranslation('gallery')
  const asked = useRoot('rounds')?.[round]?.question
  const question = table.question ?? asked
  return (
    <section aria-label={t('round', { n: round + 1 })}>
      <h3 className="round-title">
        <span className="meta">{t('round', { n: round + 1 })}</span>
        {question && <span dir="auto">{question}</span>}
      </h3>
      <GalleryThreads tableId={table.id} cloth={cloth} ids={ids} round={round} alone={alone} />
    </section>
  )
}
