import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AgreementLines } from '../../agreement/AgreementLines.tsx'
import { Proposals } from '../../agreement/Proposals.tsx'
import { useAgreement, useAmended } from '../../agreement/use-agreement.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMe, usePhase } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'

/** Fetched where there is anything new. */
const Changes = lazy(() => import('../../agreement/Changes.tsx'))

/** How the café agreed to be together, what of it is new, one's own promise, and what else is proposed. */
export function Agreement() {
  const { t } = useTranslation('agreement')
  const { time } = useFormat()
  const run = useCommand()
  const { words, version } = useAgreement()
  const amended = useAmended()
  const me = useMe()
  const phase = usePhase()
  const agreed = me?.agreed ?? false
  const mayPropose = phase === 'lobby' && me?.admitted
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
    await run({ type: 'accept-agreement', version })
    setPromising(false)
  }
  if (words.lines.length === 0 && !mayPropose && !amended) return null
  return (
    <section className="sheet agree" aria-labelledby="agreement">
      <Selvedge />
      <div className="in">
        <h2 id="agreement">{t('title')}</h2>
        {words.lines.length > 0 ? (
          <>
            <p className="soft ui">{t('words')}</p>
            <AgreementLines words={words} />
          </>
        ) : (
          <p className="soft ui">{t('notYet')}</p>
        )}
        {amended && (
          <section className="stack news" aria-labelledby="amended">
            <h3 id="amended">{t('amended.since')}</h3>
            <p className="meta">{t('earlier.of', { name: amended.by, time: time(amended.at) })}</p>
            <Suspense>
              <Changes changes={amended.changes} />
            </Suspense>
            <div className="row wrap">
              <Button small icon="eye" onClick={() => void run({ type: 'read-agreement', version: amended.version })}>
                {t('amended.seen')}
              </Button>
            </div>
          </section>
        )}
        {words.lines.length === 0 ? null : agreed ? (
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
        <Proposals />
      </div>
    </section>
  )
}
