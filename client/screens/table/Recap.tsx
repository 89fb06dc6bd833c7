import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { tidyLine, withoutFaults } from '@tablecloth/shared/text.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setRecap } from '../../board/note-actions.ts'
import { useCanWrite, useDoc } from '../../board/use-cloth.ts'
import { useTableState } from '../../state/use-table.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { useHere, useIsTableHost } from './use-here.ts'

/** What the table had before: read first by everyone who comes. The table host writes it for those who come next. */
export function Recap() {
  const { t } = useTranslation('table')
  const { round } = useHere()
  const recap = useTableState((state) => state.recap)
  const tableHost = useIsTableHost()
  const canWrite = useCanWrite()
  const last = Object.keys(recap)
    .map(Number)
    .filter((of) => of < round)
    .sort((a, b) => b - a)[0]
  const words = last === undefined ? undefined : recap[last]
  if (!words && !tableHost) return null
  return (
    <section className="recap">
      {words && last !== undefined && (
        <>
          <h2>{t('recap.title')}</h2>
          <p className="meta">{t('recap.from', { round: last + 1 })}</p>
          <p className="words" dir="auto">
            {words}
          </p>
        </>
      )}
      {tableHost && canWrite && <RecapField key={round} round={round} before={recap[round] ?? ''} />}
    </section>
  )
}

function RecapField({ round, before }: { round: number; before: string }) {
  const { t } = useTranslation(['table', 'common'])
  const doc = useDoc()
  const [words, setWords] = useState(before)
  const [open, setOpen] = useState(false)
  const save = () => {
    setRecap(doc, round, tidyLine(withoutFaults(words)))
    setOpen(false)
    announce(t('recap.laid'))
  }
  if (!open) {
    return (
      <Button small wide icon="pen" onClick={() => setOpen(true)}>
        {t(before ? 'recap.edit' : 'recap.write')}
      </Button>
    )
  }
  return (
    <>
      <TextArea
        label={t('recap.label')}
        hint={t('recap.hint', { count: LIMITS.recap - words.length })}
        value={words}
        maxLength={LIMITS.recap}
        onChange={setWords}
      />
      <div className="row wrap">
        <Button small icon="check" disabled={words.trim() === ''} onClick={save}>
          {t('common:save')}
        </Button>
        <Button small variant="plain" onClick={() => setOpen(false)}>
          {t('common:cancel')}
        </Button>
      </div>
    </>
  )
}
