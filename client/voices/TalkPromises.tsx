import { USUAL_PROMISE } from '@tablecloth/shared/voices/promise.ts'
import { useTranslation } from 'react-i18next'
import { useMe, useRoot } from '../state/hooks.ts'
import { CountMe } from './CountMe.tsx'
import { KnownButton } from './KnownButton.tsx'
import { PromiseLines } from './PromiseLines.tsx'
import './voices.css'

/** Before one sits at a table: how tables help each other speak, and whether one wants to be counted in that. */
export function TalkPromises() {
  const { t } = useTranslation('voices')
  const info = useRoot('info')
  const me = useMe()
  if (!info || !me?.admitted) return null
  return (
    <section className="stack" aria-labelledby="talk-promises">
      <h2 id="talk-promises">{t('promise.title')}</h2>
      <PromiseLines promise={info.promise ?? USUAL_PROMISE} />
      <p className="meta">{t('promise.make.hint')}</p>
      <CountMe />
      <div>
        <KnownButton />
      </div>
    </section>
  )
}
