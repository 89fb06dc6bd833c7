import { withPlainBreaks } from '@tablecloth/shared/text.ts'
import { type DragEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../ui/announce.ts'
import { classes } from '../ui/classes.ts'
import { TextArea } from '../ui/TextArea.tsx'
import { FilePick } from './FilePick.tsx'
import type { Fault, ListFault } from './faults.ts'
import { ListFaults } from './ListFaults.tsx'
import './people-list.css'

/** In bytes: a thousand people with a line of wishes each take a tenth of it. */
const LARGEST = 2_000_000

interface PeopleListProps {
  list: string
  label: ReactNode
  /** Which columns it may have, and a few lines to show it. */
  hint: ReactNode
  example: string
  /** Of the list as a whole, and of its rows. */
  fault?: Fault | undefined
  faults: readonly ListFault[] | null
  onChange: (list: string) => void
}

/** People as a CSV: written or pasted, dropped, or picked as a file. It is read here and stays here. */
export function PeopleList({ list, label, hint, example, fault, faults, onChange }: PeopleListProps) {
  const { t } = useTranslation('plan')
  const [over, setOver] = useState(false)
  const [unread, setUnread] = useState<'fileTooLarge' | 'fileUnread' | null>(null)
  const take = async (file: File) => {
    if (file.size > LARGEST) return setUnread('fileTooLarge')
    try {
      onChange(withPlainBreaks(await file.text()))
      setUnread(null)
      announce(t('list.taken', { name: file.name }))
    } catch {
      setUnread('fileUnread')
    }
  }
  const drop = (event: DragEvent) => {
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (!file) return
    event.preventDefault()
    void take(file)
  }
  const error = unread ? t(`faults.${unread}`) : fault ? t(`faults.${fault.code}`, { ...fault.params }) : undefined
  return (
    <fieldset
      className={classes('csv-list full stack', over && 'over')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <legend className="vh">{t('source.list')}</legend>
      {faults && faults.length > 0 && <ListFaults faults={faults} />}
      <TextArea
        label={label}
        hint={hint}
        error={error}
        value={list}
        onChange={onChange}
        rows={8}
        spellCheck={false}
        autoComplete="off"
        placeholder={example}
      />
      <div className="row wrap">
        <FilePick accept=".csv,.txt,text/csv,text/plain" onPick={(file) => void take(file)}>
          {t('list.pick')}
        </FilePick>
        <span className="hint">{t('list.drop')}</span>
      </div>
    </fieldset>
  )
}
