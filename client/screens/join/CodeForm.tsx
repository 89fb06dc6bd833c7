import { formatJoinCode, parseJoinCode } from '@tablecloth/shared/ids.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFaultFocus } from '../../profile/use-fault-focus.ts'
import { Button } from '../../ui/Button.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { PrivacyLink } from '../../ui/PrivacyLink.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

interface CodeFormProps {
  /** The last code opened nothing; whether there is such a café is not said. */
  refused: boolean
  typed: string
  onCode: (code: string) => void
}

/** A code as typed, or a whole join link pasted in its place. */
const codeIn = (words: string) => parseJoinCode(words.split('#').at(-1) ?? '')

export function CodeForm({ refused, typed, onCode }: CodeFormProps) {
  const { t } = useTranslation('join')
  const [words, setWords] = useState(typed)
  const [fault, setFault] = useState<{ words: string } | null>(null)
  const form = useFaultFocus(fault)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (refused) heading.current?.focus()
  }, [refused])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = codeIn(words)
    if (code) onCode(formatJoinCode(code))
    else setFault({ words: t(words.trim() ? 'faults.notACode' : 'faults.noCode') })
  }

  return (
    <div className="shell narrow">
      <form ref={form} className="sheet code-card" onSubmit={submit} noValidate>
        {refused && <EmptyFrame />}
        <h1 ref={heading} tabIndex={-1}>
          {t(refused ? 'wrong.title' : 'code.title')}
        </h1>
        <p>{t(refused ? 'wrong.words' : 'code.words')}</p>
        {refused && <p className="soft">{t('wrong.help')}</p>}
        <TextInput
          label={t('code.label')}
          hint={t('code.example')}
          error={fault?.words}
          value={words}
          onChange={setWords}
          dir="ltr"
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          className="code-input"
        />
        <div className="acts">
          <Button variant="main" type="submit">
            {t(refused ? 'tryAgain' : 'code.submit')}
          </Button>
        </div>
      </form>
      <LanguageSwitch />
      <PrivacyLink />
    </div>
  )
}

/** A cloth that nobody has laid. */
function EmptyFrame() {
  return (
    <svg className="art" viewBox="0 0 96 96" aria-hidden="true" focusable="false">
      <rect
        x="20"
        y="20"
        width="56"
        height="56"
        rx="2"
        transform="rotate(45 48 48)"
        fill="none"
        stroke="var(--line-strong)"
        strokeWidth="3"
        strokeDasharray="10 6"
      />
      <path d="M38 48h20" stroke="var(--ink-2)" strokeWidth="3" strokeLinecap="round" />
    </svg>
  )
}
