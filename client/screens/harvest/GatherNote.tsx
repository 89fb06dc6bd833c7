import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { CreditWords } from '../gallery/CreditWords.tsx'
import { TallyWords } from '../gallery/TallyWords.tsx'
import { carryNotes } from './drag.ts'
import type { PiledNote } from './pile.ts'

interface GatherNoteProps {
  piled: PiledNote
  /** Asks where to put it; `null`: nobody may. */
  onPut: ((ref: string) => void) | null
  /** Takes it out of the theme in which it is shown. */
  onTakeOut?: ((ref: string) => void) | null
  /** While several are chosen: whether this one is. */
  isChosen?: boolean | undefined
  onChoose?: ((ref: string, on: boolean, extend: boolean) => void) | undefined
  /** What goes along when it is dragged. */
  carried: (ref: string) => readonly string[]
}

/** A note that can be gathered: by dragging, or by its button, which does the same; and chosen, with others. */
export const GatherNote = memo(function GatherNote(props: GatherNoteProps) {
  const { piled, onPut, onTakeOut, isChosen, onChoose, carried } = props
  const { ref, note, table, tally } = piled
  const { t } = useTranslation('harvest')
  const begins = note.text.slice(0, 40)
  const lang = note.lang ? { lang: note.lang } : {}
  return (
    <article
      className={onPut ? 'note gather' : 'note'}
      data-paper={note.paper ?? 'white'}
      dir="auto"
      draggable={onPut !== null}
      onDragStart={(event) => carryNotes(event, carried(ref))}
    >
      {onChoose ? (
        <label className="choose-note">
          <input
            type="checkbox"
            className="tick"
            checked={isChosen ?? false}
            onChange={(event) =>
              onChoose(ref, event.currentTarget.checked, (event.nativeEvent as MouseEvent).shiftKey === true)
            }
          />
          <span className="words" dir="auto" {...lang}>
            {note.text}
          </span>
        </label>
      ) : (
        <p className="words" dir="auto" {...lang}>
          {note.text}
        </p>
      )}
      <footer>
        <span>
          <CreditWords credit={note.credit} />
          {note.credit.kind !== 'table' && (
            <>
              {' · '}
              <bdi>{table.name}</bdi>
            </>
          )}
        </span>
      </footer>
      {tally && <TallyWords tally={tally} />}
      {onPut && !onChoose && (
        <div className="row wrap note-acts">
          <Button
            small
            variant="plain"
            icon="tray"
            aria-haspopup="dialog"
            aria-label={t('put.label', { words: begins })}
            onClick={() => onPut(ref)}
          >
            {t('put.open')}
          </Button>
          {onTakeOut && (
            <Button
              small
              variant="plain"
              aria-label={t('takeOutLabel', { words: begins })}
              onClick={() => onTakeOut(ref)}
            >
              {t('takeOut')}
            </Button>
          )}
        </div>
      )}
    </article>
  )
})
