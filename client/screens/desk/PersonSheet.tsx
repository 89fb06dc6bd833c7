import type { ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCafe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useTables } from '../gallery/tables.ts'
import { SlowDown } from './SlowDown.tsx'
import { TablePick } from './TablePick.tsx'

interface PersonSheetProps {
  /** Of whom; `null`: closed. */
  id: ParticipantId | null
  onClose: () => void
}

/** What a host can do for one person: another seat, the care of a table, the way out. */
export function PersonSheet({ id, onClose }: PersonSheetProps) {
  const { t } = useTranslation('desk')
  const name = useCafe(({ cafe }) => (id ? (cafe?.people[id]?.name ?? '') : ''))
  const may = useMay()
  const [leaving, setLeaving] = useState(false)
  return (
    <>
      <Sheet open={id !== null && !leaving} onClose={onClose} title={<bdi>{name}</bdi>}>
        {id && may('move') && <MoveTo id={id} name={name} onDone={onClose} />}
        {id && may('set-table-host') && <CareOf id={id} name={name} />}
        {id && may('ask-out') && <AskOut id={id} name={name} onDone={onClose} />}
        {id && may('slow-person') && <SlowDown id={id} name={name} />}
        {may('remove') && (
          <Button icon="door" onClick={() => setLeaving(true)}>
            {t('person.remove')}
          </Button>
        )}
      </Sheet>
      <Remove
        id={leaving ? id : null}
        name={name}
        onClose={(done) => {
          setLeaving(false)
          if (done) onClose()
        }}
      />
    </>
  )
}

function MoveTo({ id, name, onDone }: { id: ParticipantId; name: string; onDone: () => void }) {
  const { t } = useTranslation('desk')
  const run = useCommand()
  const tables = useTables()
  const now = useCafe(({ cafe }) => cafe?.seats[id] ?? '')
  const [to, setTo] = useState<string>(now)
  useEffect(() => setTo(now), [now])
  const move = async () => {
    const answer = await run({ type: 'move', participantId: id, tableId: to as TableId })
    if (!answer.ok) return
    announce(t('person.moved', { name, table: tables.find((table) => table.id === to)?.name ?? '' }))
    onDone()
  }
  return (
    <section className="stack" aria-label={t('person.seat')}>
      <TablePick
        label={t('person.seat')}
        value={to}
        onChange={setTo}
        hint={t('person.moveHint')}
        {...(now ? {} : { none: t('person.noSeat') })}
      />
      <Button icon="chair" disabled={to === now || to === ''} onClick={() => void move()}>
        {t('person.move')}
      </Button>
    </section>
  )
}

function CareOf({ id, name }: { id: ParticipantId; name: string }) {
  const { t } = useTranslation('desk')
  const run = useCommand()
  const tables = useTables()
  const hosted = tables.find(({ hostId }) => hostId === id)?.id ?? ''
  const give = async (tableId: string) => {
    const answer =
      tableId === ''
        ? await run({ type: 'set-table-host', tableId: hosted as TableId, participantId: null })
        : await run({ type: 'set-table-host', tableId: tableId as TableId, participantId: id })
    if (answer.ok) announce(t('person.careSet', { name }))
  }
  return (
    <TablePick
      label={t('person.care')}
      hint={t('person.careHint')}
      value={hosted}
      none={t('person.noCare')}
      onChange={(tableId) => void give(tableId)}
    />
  )
}

function AskOut({ id, name, onDone }: { id: ParticipantId; name: string; onDone: () => void }) {
  const { t } = useTranslation('desk')
  const run = useCommand()
  const person = useCafe(({ cafe }) => cafe?.people[id])
  if (!person || person.withoutDevice) return null
  if (person.away) return <p className="hint">{t('person.away')}</p>
  const ask = async () => {
    const answer = await run({ type: 'ask-out', participantId: id })
    if (!answer.ok) return
    announce(t('person.askedOut', { name }))
    onDone()
  }
  return (
    <div className="stack">
      <Button icon="cup" onClick={() => void ask()}>
        {t('person.askOut')}
      </Button>
      <p className="hint">{t('person.askOutHint')}</p>
    </div>
  )
}

interface RemoveProps {
  id: ParticipantId | null
  name: string
  onClose: (done: boolean) => void
}

export function Remove({ id, name, onClose }: RemoveProps) {
  const { t } = useTranslation(['desk', 'common'])
  const run = useCommand()
  const [busy, setBusy] = useState(false)
  const remove = async () => {
    if (!id) return
    setBusy(true)
    const answer = await run({ type: 'remove', participantId: id })
    setBusy(false)
    onClose(answer.ok)
  }
  return (
    <Dialog
      open={id !== null}
      onClose={() => onClose(false)}
      alert
      title={t('removing.title', { name })}
      actions={
        <>
          <Button variant="main" busy={busy} onClick={() => void remove()}>
            {t('removing.yes')}
          </Button>
          <Button data-first onClick={() => onClose(false)}>
            {t('common:cancel')}
          </Button>
        </>
      }
    >
      <p>{t('removing.words')}</p>
      <p className="soft">{t('removing.notes')}</p>
      <p className="soft">{t('removing.back')}</p>
    </Dialog>
  )
}
