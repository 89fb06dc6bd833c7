import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../connection/api.ts'
import { useFormat } from '../../i18n/format.ts'
import type { Fault, ListFault } from '../../people-list/faults.ts'
import { PeopleList } from '../../people-list/PeopleList.tsx'
import { languageTags } from '../../profile/language-names.ts'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useTrouble } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { listedIn, takenFaults } from './listed.ts'

/** Many people without a device at once, from a list that somebody keeps already. */
export function AddPeople() {
  const { t } = useTranslation('desk')
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!may('add-people')) return null
  return (
    <section className="sheet stack" aria-labelledby="add-people">
      <h2 id="add-people">{t('addList.title')}</h2>
      <p className="meta">{t('addList.hint')}</p>
      <div>
        <Button icon="list" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {t('addList.open')}
        </Button>
      </div>
      <Ask open={open} onClose={() => setOpen(false)} />
    </section>
  )
}

interface Wrong {
  field?: Fault | undefined
  faults: ListFault[]
}

function Ask({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t, i18n } = useTranslation(['desk', 'common', 'errors'])
  const { list: inWords } = useFormat()
  const cafe = useOpenCafe()
  const tagOf = useMemo(() => languageTags(i18n.resolvedLanguage ?? 'en'), [i18n.resolvedLanguage])
  const [list, setList] = useState('')
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [done, setDone] = useState<{ count: number; left: string[] } | null>(null)
  const [busy, setBusy] = useState(false)
  const leave = () => {
    setDone(null)
    setWrong(null)
    onClose()
  }
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const read = listedIn(list, tagOf)
    if (!read.ok) return setWrong(read)
    setWrong(null)
    setBusy(true)
    // Not over the socket, which takes short messages only.
    const answer = await request('POST', `/api/cafes/${cafe.cafeId}/commands`, {
      body: { type: 'add-people', people: read.people },
      ...(cafe.participantId ? { as: cafe.participantId } : {}),
    })
    setBusy(false)
    if (answer.ok) {
      setList('')
      setDone({ count: read.people.length, left: read.left })
      announce(t('addList.added', { count: read.people.length }))
    } else if (answer.error.code === 'name_taken') {
      setWrong({ faults: takenFaults(answer.error.people ?? [], read.people, read.rows) })
    } else {
      useTrouble.setState({ trouble: answer.error })
      announce(t(`errors:${answer.error.code}`), { urgent: true })
    }
  }
  return (
    <Dialog open={open} onClose={leave} title={t('addList.title')}>
      {done ? (
        <>
          <Notice kind="plain" icon="check" title={t('addList.added', { count: done.count })}>
            <p>{t('addList.planned')}</p>
            {done.left.length > 0 && <p>{t('addList.left', { names: inWords(done.left) })}</p>}
          </Notice>
          <div className="acts">
            <Button variant="main" data-first onClick={leave}>
              {t('common:close')}
            </Button>
          </div>
        </>
      ) : (
        <form className="stack" noValidate onSubmit={(event) => void add(event)}>
          <CommandTrouble />
          <PeopleList
            list={list}
            label={t('addList.label')}
            hint={t('addList.columns')}
            example={t('addList.example')}
            fault={wrong?.field}
            faults={wrong?.faults ?? null}
            onChange={setList}
          />
          <div className="acts">
            <Button variant="main" type="submit" icon="plus" busy={busy}>
              {t('addList.add')}
            </Button>
            <Button onClick={leave}>{t('common:cancel')}</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
