import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../../connection/api.ts'
import { FilePick } from '../../people-list/FilePick.tsx'
import { useFaultFocus } from '../../profile/use-fault-focus.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { bringCafe } from './bring-cafe.ts'
import { dayOf, endOfDay, usualKeepDay } from './dates.ts'
import { HostNameField } from './HostNameField.tsx'
import { KeyField } from './KeyField.tsx'
import type { Made } from './made.ts'
import { useKeyNeeded } from './use-key-needed.ts'

interface BringProps {
  onMade: (made: Made) => void
}

/** A café out of the JSON export of another: chosen here, read and judged by the server. */
export function BringDialog({ onMade }: BringProps) {
  const { t } = useTranslation('make')
  const [open, setOpen] = useState(false)
  return (
    <div className="bring">
      <p className="meta">{t('bring.lead')}</p>
      <Button icon="tray" onClick={() => setOpen(true)}>
        {t('bring.open')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('bring.title')}>
        <BringForm onMade={onMade} onClose={() => setOpen(false)} />
      </Dialog>
    </div>
  )
}

function BringForm({ onMade, onClose }: BringProps & { onClose: () => void }) {
  const { t } = useTranslation(['make', 'errors', 'common'])
  const [file, setFile] = useState<File | null>(null)
  const [keepDay, setKeepDay] = useState(() => usualKeepDay('', Date.now()))
  const [hostName, setHostName] = useState('')
  const [key, setKey] = useState('')
  const [keyAsked, setKeyAsked] = useState(false)
  const keyNeeded = useKeyNeeded() || keyAsked
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [faults, setFaults] = useState<Record<string, string> | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useFaultFocus(faults)

  const choose = (chosen: File) => {
    setFile(chosen)
    setTrouble(null)
    setFaults(null)
  }
  const refused = (error: Trouble) => {
    if (error.code === 'wrong_key') {
      setKeyAsked(true)
      setFaults({ key: t('you.keyWrong') })
    } else if (error.field === 'keepUntil') setFaults({ keepUntil: t('faults.keepUntil') })
    else setTrouble(error)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setTrouble(null)
    const keepUntil = endOfDay(keepDay)
    if (!file) return setFaults({ file: t('bring.noFile') })
    if (file.size > LIMITS.importBody) return setTrouble({ code: 'too_large', message: '', field: 'file' })
    if (keepUntil === null || keepUntil <= Date.now()) return setFaults({ keepUntil: t('faults.keepUntil') })
    setFaults(null)
    setBusy(true)
    const answer = await bringCafe(file, { keepUntil, hostName: hostName.trim() || t('you.host') }, key.trim())
    setBusy(false)
    if (answer.ok) onMade(answer.value)
    else refused(answer.error)
  }
  return (
    <form ref={form} className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <p>{t('bring.words')}</p>
      <p className="soft">{t('bring.notBack')}</p>
      <div className="stack tight">
        <div className="row wrap">
          <FilePick accept=".json,application/json" disabled={busy} onPick={choose}>
            {t(file ? 'bring.another' : 'bring.pick')}
          </FilePick>
          <output className="ui">{file ? <bdi>{file.name}</bdi> : t('bring.none')}</output>
        </div>
        {faults?.file && (
          <Notice kind="heed" urgent>
            {faults.file}
          </Notice>
        )}
        {trouble && <FileTrouble trouble={trouble} />}
      </div>
      <TextInput
        label={t('when.keepUntil')}
        hint={t('bring.keepHint')}
        error={faults?.keepUntil}
        type="date"
        dir="ltr"
        min={dayOf(Date.now())}
        value={keepDay}
        onChange={setKeepDay}
      />
      <HostNameField value={hostName} onChange={(name) => setHostName(name.slice(0, LIMITS.name))} />
      {keyNeeded && <KeyField value={key} error={faults?.key} onChange={setKey} />}
      <div className="acts">
        <Button variant="main" type="submit" busy={busy}>
          {t('bring.submit')}
        </Button>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
      </div>
    </form>
  )
}

const FILE_CODES = { bad_json: 'cut', malformed: 'cut', too_large: 'large' } as const

/** Why the server did not take the file: in words, and where in it. */
function FileTrouble({ trouble }: { trouble: Trouble }) {
  const { t } = useTranslation(['make', 'errors'])
  const { code, field, message } = trouble
  const known = code in FILE_CODES ? FILE_CODES[code as keyof typeof FILE_CODES] : null
  const words = known
    ? t(`bring.faults.${known}`)
    : field === 'format.name'
      ? t('bring.faults.kind')
      : field === 'format.version'
        ? t('bring.faults.version')
        : code === 'invalid'
          ? t('bring.faults.place')
          : t(`errors:${code}`)
  return (
    <Notice kind="heed" urgent>
      {words}
      {code === 'invalid' && (
        <span className="place" dir="ltr" lang="en">
          {message}
        </span>
      )}
    </Notice>
  )
}
