import type { NoteId, TableId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useMe, useRoot } from '../../state/hooks.ts'
import type { OpenTable } from '../../state/table-store.ts'
import { useCommand } from '../../state/use-command.ts'
import { useOpenedTable } from '../../state/use-table.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'

/** One note of the cloth that is left goes along to the next table. */
export function CarryIdea({ tableId }: { tableId: string }) {
  const table = useOpenedTable(tableId)
  return table && <Carrying table={table} />
}

function Carrying({ table }: { table: OpenTable }) {
  const { t } = useTranslation('carry')
  const carrying = useMe()?.carrying ?? null
  const text = useStore(table.store, ({ notes }) => carrying && notes[carrying.noteId]?.text)
  const from = useRoot('tables')?.[(carrying?.tableId ?? '') as TableId]?.name ?? ''
  const run = useCommand()
  const [asking, setAsking] = useState(false)
  const leave = async () => {
    const answer = await run({ type: 'carry-nothing' })
    if (answer.ok) announce(t('left'))
  }
  return (
    <div className="carry">
      {carrying ? (
        <>
          <p className="label">{t('with')}</p>
          <article className="note ticket" data-paper="white" dir="auto">
            <p className="words" dir="auto">
              {text}
            </p>
            <footer>
              <span>{t('from', { table: from })}</span>
            </footer>
          </article>
          <div className="row wrap">
            <Button icon="tray" aria-haspopup="dialog" onClick={() => setAsking(true)}>
              {t('another')}
            </Button>
            <Button variant="plain" onClick={() => void leave()}>
              {t('leave')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="ui">{t('words')}</p>
          <Button icon="tray" aria-haspopup="dialog" onClick={() => setAsking(true)}>
            {t('take')}
          </Button>
        </>
      )}
      {asking && <WhichIdea table={table} onClose={() => setAsking(false)} />}
    </div>
  )
}

function WhichIdea({ table, onClose }: { table: OpenTable; onClose: () => void }) {
  const { t } = useTranslation(['carry', 'common'])
  const run = useCommand()
  const usual = useRoot('info')?.consentDefault ?? 'table'
  const { notes, order } = useStore(table.store)
  const before = useMe()?.carrying?.noteId ?? null
  const [chosen, setChosen] = useState(before)
  const [asked, setAsked] = useState(false)
  const free = order.flatMap((id) => {
    const note = notes[id]
    return note && note.text.trim() !== '' && (note.consent ?? usual) !== 'table' ? [note] : []
  })
  const take = async () => {
    setAsked(true)
    if (!free.some(({ id }) => id === chosen)) return
    const answer = await run({ type: 'carry-note', tableId: table.tableId as TableId, noteId: chosen as NoteId })
    if (!answer.ok) return
    announce(t('taken'))
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title')}
      actions={
        <>
          {free.length > 0 && (
            <Button variant="main" icon="tray" onClick={() => void take()}>
              {t('yes')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </>
      }
    >
      {free.length === 0 ? (
        <p className="ui">{t('none')}</p>
      ) : (
        <ChoiceGroup legend={t('title')} hideLegend error={asked && chosen === null ? t('choose') : null}>
          {free.map(({ id, text, lang }) => (
            <Choice
              key={id}
              type="radio"
              name="carried"
              label={
                <span dir="auto" {...(lang ? { lang } : {})}>
                  {text}
                </span>
              }
              checked={chosen === id}
              onChange={() => setChosen(id)}
            />
          ))}
        </ChoiceGroup>
      )}
      <p className="hint">
        <Icon name="lock" size="s" /> {t('kept')}
      </p>
    </Dialog>
  )
}
