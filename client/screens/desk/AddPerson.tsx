import type { TableId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { TablePick } from './TablePick.tsx'
import { useWhereabouts } from './use-whereabouts.ts'

/** A chair for somebody who has no device of their own. */
export function AddPerson() {
  const { t } = useTranslation('desk')
  const run = useCommand()
  const { phase } = useWhereabouts()
  const may = useMay()
  const [name, setName] = useState('')
  const [tableId, setTableId] = useState('')
  const [missing, setMissing] = useState(false)
  if (!may('add-person')) return null
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const clean = withoutFaults(name).trim()
    setMissing(clean === '')
    if (clean === '') return
    const at = phase !== 'lobby' && tableId ? { tableId: tableId as TableId } : {}
    const answer = await run({ type: 'add-person', name: clean, ...at })
    if (!answer.ok) return
    announce(t('add.added', { name: clean }))
    setName('')
  }
  return (
    <section className="sheet" aria-labelledby="add-person">
      <form className="stack" noValidate onSubmit={(event) => void add(event)}>
        <h2 id="add-person">{t('add.title')}</h2>
        <p className="meta">{t('add.hint')}</p>
        <TextInput
          label={t('add.name')}
          value={name}
          maxLength={LIMITS.name}
          autoComplete="off"
          onChange={setName}
          {...(missing ? { error: t('add.noName') } : {})}
        />
        {phase !== 'lobby' && (
          <TablePick label={t('add.table')} value={tableId} onChange={setTableId} none={t('add.anyTable')} />
        )}
        <Button type="submit" icon="plus">
          {t('add.add')}
        </Button>
      </form>
    </section>
  )
}
