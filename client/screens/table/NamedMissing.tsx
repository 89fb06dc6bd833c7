import type { MissingId, TableId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { tidyLine, withoutFaults } from '@tablecloth/shared/text.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanWrite } from '../../board/use-cloth.ts'
import { useCafe, useMe, usePhase } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useKeepsWords } from '../../state/use-may.ts'
import { useTableState } from '../../state/use-table.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useHere, useIsTableHost } from './use-here.ts'

/** Voices that are missing, in the words of those who sat here: they travel with the cloth. */
export function NamedMissing() {
  const { t } = useTranslation('voices')
  const missing = useTableState((state) => state.missing)
  const named = Object.entries(missing).sort(([, a], [, b]) => a.round - b.round)
  const phase = usePhase()
  const canWrite = useCanWrite() && (phase === 'round' || phase === 'between')
  const online = useCafe((state) => state.status === 'online')
  return (
    <>
      {named.length > 0 && (
        <>
          <ul className="named" aria-label={t('missing.named')}>
            {named.map(([id, { text, round }]) => (
              <Named key={id} id={id} text={text} round={round} />
            ))}
          </ul>
          <p className="meta">{t('missing.travels')}</p>
        </>
      )}
      {canWrite && online && <NameOne full={named.length >= LIMITS.missingPerTable} />}
    </>
  )
}

function Named({ id, text, round }: { id: string; text: string; round: number }) {
  const { t } = useTranslation('voices')
  const { tableId, round: now } = useHere()
  const own = useMe()?.named.includes(`${tableId}/${id}`) ?? false
  const keepsWords = useKeepsWords()
  const tableHost = useIsTableHost()
  const run = useCommand()
  const takeBack = async () => {
    const answer = await run({ type: 'unname-missing', tableId: tableId as TableId, id: id as MissingId })
    if (answer.ok) announce(t('missing.takenBack'))
  }
  return (
    <li>
      <p className="grow">
        <span className="words" dir="auto">
          {text}
        </span>
        <span className="meta">{round === now ? t('missing.thisRound') : t('missing.inRound', { n: round + 1 })}</span>
      </p>
      {(own || keepsWords || tableHost) && (
        <Button
          variant="icon"
          className="plain"
          icon="undo"
          aria-label={t('missing.takeBack', { text })}
          onClick={() => void takeBack()}
        />
      )}
    </li>
  )
}

function NameOne({ full }: { full: boolean }) {
  const { t } = useTranslation(['voices', 'common'])
  const { tableId } = useHere()
  const run = useCommand()
  const [words, setWords] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const text = tidyLine(words ?? '')
  const name = async (event: FormEvent) => {
    event.preventDefault()
    if (!text || busy) return
    setBusy(true)
    const answer = await run({ type: 'name-missing', tableId: tableId as TableId, text })
    setBusy(false)
    if (!answer.ok) return
    setWords(null)
    announce(t('missing.done'))
  }
  if (full) return <p className="meta">{t('missing.full')}</p>
  if (words === null) {
    return (
      <Button id="name-missing" small wide icon="chair" onClick={() => setWords('')}>
        {t('missing.open')}
      </Button>
    )
  }
  return (
    <form className="name-one" onSubmit={(event) => void name(event)}>
      <TextInput
        label={t('missing.label')}
        hint={t('missing.hint')}
        value={words}
        maxLength={LIMITS.missing}
        onChange={(next) => setWords(withoutFaults(next))}
        autoComplete="off"
        autoFocus
      />
      <div className="row wrap">
        <Button small type="submit" icon="check" busy={busy} disabled={!text}>
          {t('missing.name')}
        </Button>
        <Button small variant="plain" onClick={() => setWords(null)}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  )
}
