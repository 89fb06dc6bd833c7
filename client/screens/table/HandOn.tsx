import type { ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Face } from '../../ui/Face.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useHere, useIsTableHost, useSeated } from './use-here.ts'

/** A table host hands the table on to somebody who sits here, or lays it down. */
export function HandOn({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation('table')
  const { tableId, table } = useHere()
  const tableHost = useIsTableHost()
  const seated = useSeated()
  const run = useCommand()
  const [open, setOpen] = useState(false)
  if (!tableHost || table?.closed) return null
  const others = seated.filter(({ you, person }) => !you && !person.withoutDevice && !person.away)
  const give = async (participantId: string | null, words: string) => {
    const command = { type: 'set-table-host', tableId: tableId as TableId } as const
    const answer = await run({ ...command, participantId: participantId as ParticipantId | null })
    if (answer.ok) announce(words)
    setOpen(false)
  }
  return (
    <>
      <Button
        icon="hand"
        {...(wide ? { wide: true } : { small: true })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('handOn.open')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('handOn.title')}>
        <p>{t(others.length > 0 ? 'handOn.words' : 'handOn.nobody')}</p>
        <ul className="hand-on">
          {others.map(({ id, person }) => (
            <li key={id}>
              <Button wide onClick={() => void give(id, t('handOn.given', { name: person.name }))}>
                <Face name={person.name} size="s" />
                <bdi>{person.name}</bdi>
              </Button>
            </li>
          ))}
        </ul>
        <Button variant="plain" icon="undo" onClick={() => void give(null, t('handOn.laid'))}>
          {t('handOn.lay')}
        </Button>
      </Dialog>
    </>
  )
}

/** The table has another host than when one sat down or last looked. */
export function NewHost() {
  const { t } = useTranslation(['table', 'common'])
  const { tableId, table } = useHere()
  const hostId = table?.hostId ?? null
  const here = `${tableId} ${hostId ?? ''}`
  const [known, setKnown] = useState({ tableId, here })
  const name = usePersonName(hostId)
  const own = useIsTableHost()
  if (known.tableId !== tableId) setKnown({ tableId, here })
  // Whoever is given the table is told by whom.
  if (known.here === here || known.tableId !== tableId || own) return null
  return (
    <Notice
      icon="people"
      actions={
        <Button small variant="plain" onClick={() => setKnown({ tableId, here })}>
          {t('common:close')}
        </Button>
      }
    >
      {name ? t('handOn.now', { name }) : t('handOn.none')}
    </Notice>
  )
}
