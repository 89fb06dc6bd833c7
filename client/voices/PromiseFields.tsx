import type { TalkPromise } from '@tablecloth/shared/voices/promise.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../ui/Choice.tsx'
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx'

interface PromiseFieldsProps {
  value: TalkPromise
  onChange: (value: TalkPromise) => void
}

/** How a table wants to be helped, choice by choice, each with what it means. */
export function PromiseFields({ value, onChange }: PromiseFieldsProps) {
  const { t } = useTranslation('voices')
  const group = useId()
  const change = (part: Partial<TalkPromise>) => onChange({ ...value, ...part })
  return (
    <>
      <ChoiceGroup legend={t('promise.shows.legend')}>
        {(['nothing', 'balance', 'names'] as const).map((shows) => (
          <Choice
            key={shows}
            type="radio"
            name={group}
            value={shows}
            label={t(`promise.shows.${shows}`)}
            hint={t(`promise.shows.${shows}Hint`)}
            checked={value.shows === shows}
            onChange={() => change({ shows })}
          />
        ))}
      </ChoiceGroup>
      <div>
        <Choice
          label={t('promise.invite.label')}
          hint={t('promise.invite.hint')}
          checked={value.invite === 'gentle'}
          onChange={(on) => change({ invite: on ? 'gentle' : 'off' })}
        />
        {(['queue', 'crossTalk'] as const).map((part) => (
          <Choice
            key={part}
            label={t(`promise.${part}.label`)}
            hint={t(`promise.${part}.hint`)}
            checked={value[part]}
            onChange={(on) => change({ [part]: on })}
          />
        ))}
      </div>
    </>
  )
}
