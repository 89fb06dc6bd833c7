import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { tidyLine, withoutFaults } from '@tablecloth/shared/text.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setRecap } from '../../board/note-actions.ts'
import { useCanWrite, useDoc } from '../../board/use-cloth.ts'
import { useDraft } from '../../state/use-draft.ts'
import { useKeepsWords } from '../../state/use-may.ts'
import { useTableState } from '../../state/use-table.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { useHere, useIsTableHost } from './use-here.ts'
import { useBegun, useRecap } from './use-recap.ts'

/** What the table had before, once it was read; the table host, or a host who has stepped in, writes it for those who come next. */
export function Recap() {
  const { t } = useTranslation('table')
  const { round } = useHere()
  const own = useTableState((state) => state.recap[round] ?? '')
  const tableHost = useIsTableHost()
  const keepsWords = useKeepsWords()
  const canWrite = useCanWrite()
  const told = useRecap()
  const { begun } = useBegun()
  const writes = (tableHost || keepsWords) && canWrite
  // Until one has begun it stands above all else.
  const last = begun || writes ? told : null
  if (!last && !writes) return null
  return (
    <section className="recap">
      {last && (
        <>
          <h2>{t('recap.title')}</h2>
          <p className="meta">{t(last.round === round ? 'recap.fromNow' : 'recap.from', { round: last.round + 1 })}</p>
          <p className="words" dir="auto">
            {last.words}
          </p>
        </>
      )}
      {writes && <RecapField key={round} round={round} before={own} />}
    </section>
  )
}

function RecapField({ round, before }: { round: number; before: string }) {
  const { t } = useTranslation('table')
  const [open, setOpen] = useState(false)
  if (open) return <RecapForm round={round} before={before} onClose={() => setOpen(false)} />
  return (
    <Button small wide icon="pen" onClick={() => setOpen(true)}>
      {t(before ? 'recap.edit' : 'recap.write')}
    </Button>
  )
}

function RecapForm({ round, before, onClose }: { round: number; before: string; onClose: () => void }) {
  const { t } = useTranslation(['table', 'common'])
  const doc = useDoc()
  const { tableId } = useHere()
  const [words, setWords, forget] = useDraft(`recap ${tableId} ${round}`, before)
  const save = () => {
    setRecap(doc, round, tidyLine(withoutFaults(words)))
    forget()
    onClose()
    announce(t('recap.laid'))
  }
  const cancel = () => {
    forget()
    onClose()
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
        <Button small variant="plain" onClick={cancel}>
          {t('common:cancel')}
        </Button>
      </div>
    </>
  )
}
