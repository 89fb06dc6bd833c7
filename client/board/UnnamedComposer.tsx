import { asId, type NoteId, type TableId } from '@tablecloth/shared/ids.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenCafe } from '../state/CafeProvider.tsx'
import { keepUnnamedKey } from '../state/unnamed-keys.ts'
import { useCommand } from '../state/use-command.ts'
import { useOpenTable } from '../state/use-table.ts'
import { announce } from '../ui/announce.ts'
import { board } from './board-state.ts'
import { LayForm } from './LayForm.tsx'
import { usePace } from './use-pace.ts'

/**
 * Words that are to carry no name. Nothing of them is on the cloth, and nobody is shown as writing, until they are laid
 * there whole by the server.
 */
export function UnnamedComposer({ label, buildsOn }: { label: string; buildsOn: string | null }) {
  const { t } = useTranslation('table')
  const cafe = useOpenCafe()
  const { tableId } = useOpenTable()
  const run = useCommand()
  const tooSoon = (usePace()?.wait ?? 0) > 0
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const id = useId()
  const lay = async () => {
    if (busy || tooSoon) return
    if (words.trim() === '') return board.rest()
    setBusy(true)
    const at = { tableId: asId<TableId>(tableId) }
    const answer = await run({
      type: 'place-note',
      ...at,
      text: words,
      unnamed: true,
      ...(buildsOn === null ? {} : { buildsOn: asId<NoteId>(buildsOn) }),
    })
    setBusy(false)
    // The words stay in the field: there is nobody else who has them.
    if (!answer.ok) return
    const { noteId, key } = answer.value
    keepUnnamedKey(cafe, { ...at, noteId: asId<NoteId>(String(noteId)), key: String(key) })
    announce(t('note.laid'))
    board.rest()
    board.select(String(noteId))
  }
  return (
    <LayForm
      label={label}
      words={words}
      onWords={setWords}
      busy={busy || tooSoon}
      onLay={() => void lay()}
      onLeave={board.rest}
      describedBy={id}
    >
      <p className="meta" id={id}>
        {t('compose.unnamedWords')}
      </p>
    </LayForm>
  )
}
