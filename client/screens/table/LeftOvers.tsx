import { useContext, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { board, useBoard } from '../../board/board-state.ts'
import { useBegin, useCanWrite } from '../../board/use-cloth.ts'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import type { LeftOver } from '../../state/cafe-store.ts'
import { useCafe, useTable } from '../../state/hooks.ts'
import { TableContext } from '../../state/use-table.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { KeepWords } from './KeepWords.tsx'
import '../../board/board.css'

/** Words that were typed and could not be saved where they were typed: kept for the person, who says what becomes of them. */
export function LeftOvers() {
  const leftOvers = useCafe((state) => state.leftOvers)
  useEffect(() => {
    // Typing on in a note whose words were just refused would lose those words too.
    const { editing, writing } = useBoard.getState()
    if (leftOvers.some(({ noteId }) => noteId === editing || noteId === writing?.noteId)) board.rest()
  }, [leftOvers])
  return leftOvers.map((one) => <Words key={`${one.tableId}/${one.noteId}`} words={one} />)
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

function LayHere({ words, laid }: { words: LeftOver; laid: () => void }) {
  const { t } = useTranslation('table')
  const canWrite = useCanWrite()
  const begin = useBegin()
  if (!canWrite) return null
  const lay = () => {
    begin({ text: words.text, buildsOn: null })
    laid()
  }
  return (
    <Button small icon="plus" onClick={lay}>
      {t('leftOver.layHere')}
    </Button>
  )
}
