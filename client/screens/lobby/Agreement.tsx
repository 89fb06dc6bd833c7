import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'

/** How the café agreed to be together, and one's own promise. */
export function Agreement({ lines, agreed }: { lines: readonly string[]; agreed: boolean }) {
  const { t } = useTranslation('agreement')
  const run = useCommand()
  const [promising, setPromising] = useState(false)
  const [asked, setAsked] = useState(false)
  const promised = useRef<HTMLParagraphElement>(null)
  // The box is gone once it is ticked; whoever ticked it must not lose their place.
  useEffect(() => {
    if (asked && agreed) promised.current?.focus()
  }, [asked, agreed])
  const promise = async () => {
    setAsked(true)
    setPromising(true)
    await run({ type: 'accept-agreement' })
    setPromising(false)
  }
  return (
    <section className="sheet agree" aria-labelledby="agreement">
      <Selvedge />
      <div className="in">
        <h2 id="agreement">{t('title')}</h2>
        <p className="soft ui">{t('words')}</p>
        <ol>
          {lines.map((line) => (
            <li key={line} dir="auto">
              {line}
            </li>
          ))}
        </ol>
        {agreed ? (
          <p className="promised ui" ref={promised} tabIndex={-1}>
            <Icon name="check" />
            {t('promised')}
          </p>
        ) : (
          <Choice
            className="sign"
            label={t('promise')}
            checked={promising}
            onChange={(on) => {
              if (on && !promising) void promise()
            }}
          />
        )}
      </div>
    </section>
  )
}
