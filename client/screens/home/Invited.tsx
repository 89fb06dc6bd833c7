import { formatJoinCode, parseJoinCode } from '@tablecloth/shared/ids.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'

/** A code as typed, or a whole join link pasted in its place. */
const codeIn = (words: string) => parseJoinCode(words.split('#').at(-1) ?? '')

export function Invited() {
  const { t } = useTranslation('home')
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const code = codeIn(words)
  const trouble = words.trim() === '' ? t('invited.empty') : t('invited.unlike')

  const enter = (event: FormEvent) => {
    event.preventDefault()
    if (code === null) setAsked(true)
    else void navigate(`/join#${formatJoinCode(code)}`)
  }

  return (
    <form className="invited" onSubmit={enter} noValidate>
      <h2>{t('invited.title')}</h2>
      <Field label={t('invited.code')} hint={t('invited.hint')} error={asked && code === null ? trouble : undefined}>
        {(control) => (
          <span className="code-row">
            <input
              {...control}
              className="input"
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              dir="ltr"
              autoCapitalize="characters"
              autoComplete="off"
              autoCorrect="off"
              spellCheck={false}
              enterKeyHint="go"
            />
            <Button type="submit" icon="arrow">
              {t('invited.join')}
            </Button>
          </span>
        )}
      </Field>
    </form>
  )
}
