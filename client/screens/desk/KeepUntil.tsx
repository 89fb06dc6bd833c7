import { keepFault } from '@tablecloth/shared/cafe/keeping.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../../connection/api.ts'
import { keepDayOnDevice } from '../../device/my-cafes.ts'
import { useFormat } from '../../i18n/format.ts'
import { useFaultFocus } from '../../profile/use-fault-focus.ts'
import { useCafe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { dayOf, endOfDay } from '../make/dates.ts'

/** The day on which everything of the café is erased; its organiser may choose another one, also when it is closed. */
export function KeepUntil({ cafeId }: { cafeId: string }) {
  const { t } = useTranslation('desk')
  const { date } = useFormat()
  const keepUntil = useCafe((state) => state.cafe?.info.keepUntil)
  const [open, setOpen] = useState(false)
  if (keepUntil === undefined) return null
  return (
    <>
      <p className="ui">{t('erase.otherwise', { date: date(keepUntil) })}</p>
      <p>
        <Button icon="calendar" onClick={() => setOpen(true)}>
          {t('keep.open')}
        </Button>
      </p>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('keep.title')}>
        <KeepForm cafeId={cafeId} keepUntil={keepUntil} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

interface KeepFormProps {
  cafeId: string
  keepUntil: number
  onClose: () => void
}

function KeepForm({ cafeId, keepUntil, onClose }: KeepFormProps) {
  const { t } = useTranslation(['desk', 'common', 'errors'])
  const { date } = useFormat()
  const startsAt = useCafe((state) => state.cafe?.info.startsAt)
  const run = useCommand()
  const [day, setDay] = useState(() => dayOf(keepUntil))
  const [fault, setFault] = useState<{ words: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useFaultFocus(fault)
  const refused = (error: Trouble) =>
    setFault({ words: error.field === 'until' ? t('keep.far', { count: LIMITS.keepDays }) : t(`errors:${error.code}`) })
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const until = endOfDay(day)
    const days = { at: Date.now(), startsAt }
    if (until === null || until <= days.at) return setFault({ words: t('keep.past') })
    if (keepFault(until, days)) return setFault({ words: t('keep.far', { count: LIMITS.keepDays }) })
    setFault(null)
    setBusy(true)
    const answer = await run({ type: 'keep-until', until })
    setBusy(false)
    if (!answer.ok) return refused(answer.error as Trouble)
    keepDayOnDevice(cafeId, until)
    announce(t('keep.done', { date: date(until) }))
    onClose()
  }
  return (
    <form ref={form} className="stack" noValidate onSubmit={(event) => void keep(event)}>
      <p>{t('keep.words')}</p>
      <TextInput
        label={t('keep.label')}
        hint={t('keep.hint')}
        {...(fault ? { error: fault.words } : {})}
        type="date"
        dir="ltr"
        min={dayOf(Date.now())}
        value={day}
        onChange={setDay}
      />
      <div className="acts">
        <Button variant="main" type="submit" busy={busy}>
          {t('keep.yes')}
        </Button>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
      </div>
    </form>
  )
}
