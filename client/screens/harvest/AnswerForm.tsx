import type { Theme } from '@tablecloth/shared/harvest/themes.ts'
import { themeVersion } from '@tablecloth/shared/harvest/voices.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import type { Answer } from '@tablecloth/shared/protocol/fields.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import type { OwnAnswer } from '@tablecloth/shared/protocol/notices.ts'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { useDraft } from '../../state/use-draft.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { OwnCreditField } from './OwnCreditField.tsx'

const ANSWERS: readonly Answer[] = ['confirm', 'object', 'differ']

/** One's own answer to a theme's words. Nobody else is told whose it is. */
export function AnswerForm({ theme, own }: { theme: Theme; own: OwnAnswer | undefined }) {
  const { t } = useTranslation('answers')
  const run = useCommand()
  const group = useId()
  const [answer, setAnswer] = useState<Answer | null>(own?.answer ?? null)
  const [text, setText, forget] = useDraft(`answer ${theme.id}`, own?.text)
  const [credit, setCredit] = useState(own?.credit ?? 'nobody')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const version = themeVersion(theme)
  const stale = own !== undefined && own.version !== version
  useEffect(() => {
    if (stale) announce(t('stale'))
  }, [stale, t])

  const send = async (given: Answer | null) => {
    setBusy(true)
    const words = given === 'object' || given === 'differ' ? { text, credit } : {}
    const themeId = asId<never>(theme.id)
    const outcome = await run({ type: 'answer-theme', themeId, answer: given, version, ...words })
    setBusy(false)
    if (!outcome.ok) return
    forget()
    if (given === null) {
      setAnswer(null)
      setText('')
    }
    announce(t(given === null ? 'takenBack' : 'given'))
  }
  const give = (event: FormEvent) => {
    event.preventDefault()
    const missing = answer === null ? t('choose') : answer === 'differ' && text.trim() === '' ? t('noWords') : null
    setFault(missing)
    if (missing === null) void send(answer)
  }
  const worded = answer === 'object' || answer === 'differ'
  const fields = fault === null ? {} : { error: fault }
  return (
    <form className="answer napkin stack" noValidate onSubmit={give}>
      {stale && (
        <Notice kind="heed" icon="undo" still>
          {t('stale')}
        </Notice>
      )}
      {own?.hidden && (
        <Notice icon="hidden" still>
          {t('hide.own')}
        </Notice>
      )}
      <ChoiceGroup legend={t('legend')} hint={t('hint')} {...(worded ? {} : fields)}>
        {ANSWERS.map((one) => (
          <Choice
            key={one}
            type="radio"
            name={group}
            value={one}
            label={t(`answer.${one}`)}
            checked={answer === one}
            onChange={() => setAnswer(one)}
          />
        ))}
      </ChoiceGroup>
      {worded && (
        <>
          <TextArea
            label={t(`words.${answer}`)}
            optional={answer === 'object'}
            hint={t('left', { count: LIMITS.answer - text.length })}
            value={text}
            maxLength={LIMITS.answer}
            onChange={setText}
            {...fields}
          />
          <OwnCreditField value={credit} onChange={setCredit} />
        </>
      )}
      <div className="row wrap">
        <Button type="submit" icon="check" busy={busy}>
          {t(own ? (stale ? 'again' : 'change') : 'give')}
        </Button>
        {own && (
          <Button variant="plain" disabled={busy} onClick={() => void send(null)}>
            {t('takeBack')}
          </Button>
        )}
      </div>
    </form>
  )
}
