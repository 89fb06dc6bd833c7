import { withoutFaults } from '@tablecloth/shared/text.ts'
import { type FormEvent, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { Trouble } from '../../connection/api.ts'
import { useFormat } from '../../i18n/format.ts'
import { LanguagesField } from '../../profile/LanguagesField.tsx'
import { useFaultFocus } from '../../profile/use-fault-focus.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { AgreementFold } from './AgreementFold.tsx'
import { ChecksFold } from './ChecksFold.tsx'
import { endOfDay, usualKeepDay } from './dates.ts'
import { HostNameField } from './HostNameField.tsx'
import { HouseFold } from './HouseFold.tsx'
import { KeyField } from './KeyField.tsx'
import type { Made } from './made.ts'
import { makeCafe } from './make-cafe.ts'
import { PromiseFold } from './PromiseFold.tsx'
import { RoundsField } from './RoundsField.tsx'
import { TableCount, TableDetails } from './TablesField.tsx'
import type { DraftInHand } from './use-draft.ts'
import { useKeyNeeded } from './use-key-needed.ts'
import { VoicesField } from './VoicesField.tsx'
import { WhenFields } from './WhenFields.tsx'
import { type Faults, faultsOf, tidied, wishOf } from './wish.ts'

interface MakeFormProps {
  hand: DraftInHand
  onMade: (made: Made) => void
}

export function MakeForm({ hand, onMade }: MakeFormProps) {
  const { t } = useTranslation(['make', 'errors'])
  const { draft, change } = hand
  // The key opens the server: it is in no draft and in no storage.
  const [key, setKey] = useState('')
  const [keyAsked, setKeyAsked] = useState(false)
  const keyNeeded = useKeyNeeded() || keyAsked
  const [faults, setFaults] = useState<Faults | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useFaultFocus(faults)
  const section = { draft, change, faults: faults ?? {} }

  const refused = (error: Trouble) => {
    setTrouble(error)
    if (error.code === 'wrong_key') {
      setKeyAsked(true)
      setFaults({ key: t('you.keyWrong') })
    } else if (error.field) {
      setFaults({ [error.field]: t('faults.server') })
    }
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const now = Date.now()
    const tidy = tidied(draft)
    if (tidy.agreement.length !== draft.agreement.length) change({ agreement: tidy.agreement })
    const found = Object.entries(faultsOf(tidy, now)).map(([field, fault]) => [field, t(`faults.${fault}`)])
    setTrouble(null)
    setFaults(found.length > 0 ? Object.fromEntries(found) : null)
    if (found.length > 0) return
    setBusy(true)
    const names = { table: (n: number) => t('tables.name', { n }), host: t('you.host') }
    const answer = await makeCafe(tidy, wishOf(tidy, names, now), key.trim(), now)
    setBusy(false)
    if (answer.ok) onMade(answer.value)
    else refused(answer.error)
  }

  return (
    <form ref={form} className="sheet" onSubmit={(event) => void submit(event)} noValidate>
      <Selvedge count={Math.min(draft.tables.length, 10)} />
      <div className="make-in">
        <div className="full title-field">
          <TextInput
            label={t('cafe.title')}
            error={faults?.title}
            value={draft.title}
            onChange={(title) => change({ title: withoutFaults(title) })}
            autoComplete="off"
            required
          />
        </div>
        <div className="full">
          <TextArea
            label={t('cafe.purpose')}
            hint={t('cafe.purposeHint')}
            error={faults?.purpose}
            value={draft.purpose}
            onChange={(purpose) => change({ purpose: withoutFaults(purpose) })}
            rows={2}
          />
        </div>
        <RoundsField {...section} />
        <TableCount {...section} />
        <LanguagesField
          legend={t('languages.legend')}
          hint={t('languages.hint')}
          suggested={['en', 'ar']}
          value={draft.languages}
          onChange={(languages) => change({ languages })}
        />
        <VoicesField {...section} />
        <WhenFields {...section} />
        <div className="full folds">
          <ChecksFold {...section} />
          <AgreementFold {...section} />
          <TableDetails {...section} />
          <PromiseFold {...section} />
          <HouseFold {...section} />
        </div>
        <HostNameField value={draft.hostName} error={faults?.hostName} onChange={(hostName) => change({ hostName })} />
        {keyNeeded && <KeyField value={key} error={faults?.key} onChange={setKey} />}
      </div>
      <Foot day={draft.keepUntil || usualKeepDay(draft.startsAt, Date.now())} trouble={trouble} busy={busy} />
    </form>
  )
}

function Foot({ day, trouble, busy }: { day: string; trouble: Trouble | null; busy: boolean }) {
  const { t } = useTranslation(['make', 'errors'])
  const { date } = useFormat()
  const until = date(endOfDay(day) ?? Date.now())
  return (
    <div className="make-foot">
      {trouble && (
        <Notice kind="heed" urgent title={t('notMade')}>
          {t(`errors:${trouble.code}`)}
        </Notice>
      )}
      <p className="meta grow">
        <Trans t={t} i18nKey="foot" values={{ date: until }} components={[<b key="date" />]} />
      </p>
      <Button variant="main" type="submit" busy={busy}>
        {t('submit')}
      </Button>
    </div>
  )
}
