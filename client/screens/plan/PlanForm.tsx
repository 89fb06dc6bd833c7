import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PeopleList } from '../../people-list/PeopleList.tsx'
import { useFaultFocus } from '../../profile/use-fault-focus.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { Stepper } from '../../ui/Stepper.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { AtWork } from './AtWork.tsx'
import { type Asked, askedIn, BOUNDS, type Draft, type Faults } from './request.ts'

interface PlanFormProps {
  draft: Draft
  change: (change: Partial<Draft>) => void
  /** Something is being planned or opened; `atWork`: what this form asked for. */
  busy: boolean
  atWork: boolean
  onAsk: (asked: Asked) => void
  onStop: () => void
}

type Counted = keyof typeof BOUNDS

const MOST = { people: BOUNDS.people.max, tables: BOUNDS.tables.max, rounds: BOUNDS.rounds.max }
const GOALS = ['fair', 'most-different'] as const

/** Who comes, where they sit and what matters: everything a rotation is planned from. */
export function PlanForm({ draft, change, busy, atWork, onAsk, onStop }: PlanFormProps) {
  const { t } = useTranslation('plan')
  const [faults, setFaults] = useState<Faults | null>(null)
  const [outOfBounds, setOutOfBounds] = useState<readonly string[]>([])
  const form = useFaultFocus(faults)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const wrong = wrongCounts(form.current)
    const read = askedIn(draft, { person: (n) => t('person', { n }), table: (n) => t('table', { n }) })
    setOutOfBounds(wrong)
    if (!read.ok) setFaults(read.faults)
    else setFaults(wrong.length > 0 ? { fields: {}, list: [] } : null)
    if (read.ok && wrong.length === 0) onAsk(read.asked)
  }
  const errorAt = (field: keyof Faults['fields']) => {
    const fault = faults?.fields[field]
    return fault && t(`faults.${fault.code}`, { ...fault.params })
  }
  const count = (field: Counted, words: { hint?: string; error?: string | undefined } = {}) => {
    const { min, max } = BOUNDS[field]
    return (
      <div data-count={field}>
        <Stepper
          label={t(`form.${field}`)}
          hint={words.hint}
          error={outOfBounds.includes(field) ? t('faults.between', { min, max }) : words.error}
          value={draft[field]}
          onChange={(value) => change({ [field]: value })}
          min={min}
          max={max}
        />
      </div>
    )
  }
  const each = draft.people / draft.tables
  const sizes = Number.isInteger(each)
    ? t('form.even', { n: each })
    : t('form.uneven', { few: Math.floor(each), many: Math.ceil(each) })
  return (
    <form ref={form} className="sheet plan-form" onSubmit={submit} noValidate>
      <Selvedge count={Math.min(draft.tables, 10)} />
      <div className="plan-in">
        <div className="full">
          <TextInput
            label={t('form.title')}
            optional
            value={draft.title}
            onChange={(title) => change({ title: withoutFaults(title) })}
            maxLength={LIMITS.title}
            autoComplete="off"
          />
        </div>
        <div className="full">
          <Segmented
            legend={t('source.legend')}
            hideLegend={false}
            value={draft.source}
            onChange={(source) => change({ source })}
            options={[
              { value: 'numbers', label: t('source.numbers') },
              { value: 'list', label: t('source.list') },
            ]}
          />
        </div>
        {draft.source === 'list' && (
          <PeopleList
            list={draft.list}
            label={t('list.label')}
            hint={t('list.hint')}
            example={t('list.example')}
            fault={faults?.fields.list}
            faults={faults?.list ?? null}
            onChange={(list) => change({ list })}
          />
        )}
        {draft.source === 'numbers' && count('people', { error: errorAt('people') })}
        {count('tables', {
          ...(draft.source === 'numbers' && draft.tables <= draft.people ? { hint: sizes } : {}),
          error: errorAt('tables'),
        })}
        {count('rounds')}
        <ChoiceGroup legend={t('goal.legend')} className="full">
          {GOALS.map((goal) => (
            <Choice
              key={goal}
              type="radio"
              name="goal"
              label={t(`goal.${goal}.label`)}
              hint={t(`goal.${goal}.hint`)}
              checked={draft.goal === goal}
              onChange={() => change({ goal })}
            />
          ))}
        </ChoiceGroup>
        {draft.source === 'numbers' ? (
          <div className="full">
            <Choice
              label={t('hosts.label')}
              hint={t('hosts.hint')}
              checked={draft.hostsStay}
              onChange={(hostsStay) => change({ hostsStay })}
            />
          </div>
        ) : null}
        <div className="wide">
          <TextArea
            label={t('tableNames.label')}
            hint={t('tableNames.hint')}
            optional
            error={errorAt('tableNames')}
            value={draft.tableNames}
            onChange={(words) => change({ tableNames: withoutFaults(words) })}
            rows={2}
            autoComplete="off"
          />
        </div>
        {count('seed', { hint: t('form.seedHint') })}
      </div>
      <div className="plan-foot">
        {atWork ? (
          <AtWork onStop={onStop} />
        ) : (
          <>
            <p className="meta grow">{t('form.foot', MOST)}</p>
            <Button variant="main" type="submit" busy={busy}>
              {t('form.submit')}
            </Button>
          </>
        )}
      </div>
    </form>
  )
}

/** A stepper hands on only what is within its bounds; what is typed beyond them still stands in its field. */
function wrongCounts(form: HTMLFormElement | null): string[] {
  const fields = form?.querySelectorAll<HTMLElement>('[data-count]') ?? []
  return [...fields].flatMap((field) =>
    field.querySelector('input')?.validity.valid === false ? [field.dataset.count ?? ''] : [],
  )
}
