import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { CreditWords } from '../gallery/CreditWords.tsx'
import { TallyWords } from '../gallery/TallyWords.tsx'
import { carryNote } from './drag.ts'
import type { PiledNote } from './pile.ts'

interface GatherNoteProps {
  piled: PiledNote
  /** Asks where to put it; `null`: nobody may. */
  onPut: ((ref: string) => void) | null
  /** Takes it out of the theme in which it is shown. */
  onTakeOut?: (() => void) | null
}

/** A note that can be gathered: by dragging, or by its button, which does the same. */
export function GatherNote({ piled: { ref, note, table, tally }, onPut, onTakeOut }: GatherNoteProps) {
  const { t } = useTranslation('harvest')
  const begins = note.text.slice(0, 40)
  return (
    <article
      className={onPut ? 'note gather' : 'note'}
      data-paper={note.paper ?? 'white'}
      dir="auto"
      draggable={onPut !== null}
      onDragStart={(event) => carryNote(event, ref)}
    >
      <p className="words" dir="auto" {...(note.lang ? { lang: note.lang } : {})}>
        {note.text}
      </p>
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
      {onPut && (
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
            <Button small variant="plain" aria-label={t('takeOutLabel', { words: begins })} onClick={onTakeOut}>
              {t('takeOut')}
            </Button>
          )}
        </div>
      )}
    </article>
  )
}
