import { asId, type NoteId, type TableId } from '@tablecloth/shared/ids.ts'
import { useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { board, useBoard } from '../../board/board-state.ts'
import { useBegin, useCanWrite } from '../../board/use-cloth.ts'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import type { LeftOver } from '../../state/cafe-store.ts'
import { useCafe, usePhase, useTable } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { TableContext, useOpenTable } from '../../state/use-table.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { KeepWords } from './KeepWords.tsx'
import { WaitingNotes } from './WaitingNotes.tsx'
import '../../board/board.css'

/** Words that were typed and could not be saved where they were typed: kept for the person, who says what becomes of them. */
export function LeftOvers() {
  const leftOvers = useCafe((state) => state.leftOvers)
  useEffect(() => {
    // Typing on in a note whose words were just refused would lose those words too.
    const { editing, writing } = useBoard.getState()
    if (leftOvers.some(({ noteId }) => noteId === editing || noteId === writing?.noteId)) board.rest()
  }, [leftOvers])
  const here = useContext(TableContext)?.tableId
  const waits = (one: LeftOver) => Boolean(one.waits) && here !== undefined && one.tableId === here
  return (
    <>
      {here !== undefined && <WaitingNotes notes={leftOvers.filter(waits)} />}
      {leftOvers
        .filter((one) => !waits(one))
        .map((one) => (
          <Words key={`${one.tableId}/${one.noteId}`} words={one} />
        ))}
    </>
  )
}

function Words({ words }: { words: LeftOver }) {
  const { t } = useTranslation(['table', 'common'])
  const cafe = useOpenCafe()
  const from = useTable(words.tableId)?.name
  const atTable = useContext(TableContext) !== null
  const forget = () => cafe.store.setState(({ leftOvers }) => ({ leftOvers: leftOvers.filter((one) => one !== words) }))
  return (
    <Notice
      kind="heed"
      icon="note"
      title={t('leftOver.title')}
      actions={
        <>
          <LayThere words={words} laid={forget} />
          {atTable && <LayHere words={words} laid={forget} />}
          <KeepWords text={words.text} />
          <Button small variant="plain" onClick={forget}>
            {t('leftOver.letGo')}
          </Button>
        </>
      }
    >
      {from ? t('leftOver.wordsFrom', { name: from }) : t('leftOver.words')}
      <blockquote className="quoted" dir="auto">
        <p className="words">{words.text}</p>
      </blockquote>
    </Notice>
  )
}

/** Late, but where they belong: into the note whose words they are, or as a note of the table at which they were written. */
function LayThere({ words, laid }: { words: LeftOver; laid: () => void }) {
  const { t } = useTranslation('table')
  const cafe = useOpenCafe()
  const run = useCommand()
  const open = usePhase() !== 'closed'
  const [busy, setBusy] = useState(false)
  const { tableId, noteId, text, fields } = words
  if (!open || tableId === null) return null
  const lay = async () => {
    setBusy(true)
    const at = { tableId: asId<TableId>(tableId) }
    const edited = await cafe.run({ type: 'edit-note', ...at, noteId: asId<NoteId>(noteId), text })
    // What it continued may be gone as well, so it stands by itself.
    const { buildsOn: _, voice: __, ...more } = fields
    const done = edited.ok || (await run({ type: 'place-note', ...at, text, ...more })).ok
    setBusy(false)
    if (!done) return
    announce(t('leftOver.laidThere'))
    laid()
  }
  return (
    <Button small icon="check" busy={busy} onClick={() => void lay()}>
      {t('leftOver.layThere')}
    </Button>
  )
}

function LayHere({ words, laid }: { words: LeftOver; laid: () => void }) {
  const { t } = useTranslation('table')
  const canWrite = useCanWrite()
  const begin = useBegin()
  const slowed = useCafe(({ me }) => Boolean(me?.slowed))
  const { store } = useOpenCafe()
  const { tableId } = useOpenTable()
  if (!canWrite) return null
  const lay = () => {
    const { text, fields } = words
    laid()
    if (!slowed) begin({ text, buildsOn: null, voice: fields.voice ?? null })
    else
      store.setState(({ leftOvers }) => ({ leftOvers: [...leftOvers, { ...words, fields: {}, tableId, waits: true }] }))
  }
  return (
    <Button small icon="plus" onClick={lay}>
      {t('leftOver.layHere')}
    </Button>
  )
}
