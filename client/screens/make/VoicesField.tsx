import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { tidyLine, withoutFaults } from '@tablecloth/shared/text.ts'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { newKey } from '../../ui/lines.ts'
import type { SectionProps } from './section.ts'

/** Perspectives that the hosts want heard, and which of them must never be shown of one person. */
export function VoicesField({ draft, change }: SectionProps) {
  const { t } = useTranslation('make')
  const [adding, setAdding] = useState(false)
  const id = useId()
  const { voices } = draft
  const wanted = voices.filter((voice) => voice.wanted)
  const options = (list: typeof voices) => list.map(({ id: value, name }) => ({ value, label: name }))
  const add = (name: string) => {
    change({ voices: [...voices, { id: newKey(), name, sensitive: false, wanted: true }] })
    announce(t('voices.added', { name }))
  }
  return (
    <div className="full stack">
      <Chips
        legend={t('voices.legend')}
        hint={t('voices.hint')}
        options={options(voices)}
        value={wanted.map((voice) => voice.id)}
        onChange={(ids) => change({ voices: voices.map((voice) => ({ ...voice, wanted: ids.includes(voice.id) })) })}
      >
        <button
          type="button"
          className="chip"
          aria-expanded={adding}
          aria-controls={id}
          onClick={() => setAdding(!adding)}
        >
          <Icon name={adding ? 'minus' : 'plus'} size="s" />
          {t('voices.add')}
        </button>
      </Chips>
      <div id={id} hidden={!adding}>
        {adding && voices.length < LIMITS.perspectives && (
          <NewVoice taken={voices.map((voice) => voice.name)} onAdd={add} />
        )}
      </div>
      {wanted.length > 0 && (
        <Chips
          legend={t('voices.sensitive')}
          hint={t('voices.sensitiveHint')}
          options={options(wanted)}
          value={wanted.filter((voice) => voice.sensitive).map((voice) => voice.id)}
          onChange={(ids) =>
            change({ voices: voices.map((voice) => ({ ...voice, sensitive: ids.includes(voice.id) })) })
          }
        />
      )}
    </div>
  )
}

function NewVoice({ taken, onAdd }: { taken: string[]; onAdd: (name: string) => void }) {
  const { t } = useTranslation('make')
  const [words, setWords] = useState('')
  const name = tidyLine(words)
  const isTaken = taken.includes(name)
  const add = () => {
    if (!name || isTaken) return
    onAdd(name)
    setWords('')
  }
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    add()
  }
  return (
    <Field label={t('voices.name')} error={isTaken ? t('voices.taken') : undefined}>
      {(control) => (
        <div className="row">
          <input
            {...control}
            className="input grow"
            dir="auto"
            value={words}
            onChange={(event) => setWords(withoutFaults(event.currentTarget.value))}
            onKeyDown={enter}
            maxLength={LIMITS.perspective}
            autoComplete="off"
          />
          <Button icon="plus" onClick={add}>
            {t('voices.addThis')}
          </Button>
        </div>
      )}
    </Field>
  )
}
