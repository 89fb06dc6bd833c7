import { useTranslation } from 'react-i18next'
import type { Removal } from '../../state/cafe-store.ts'
import { useCafe } from '../../state/hooks.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Page } from '../../ui/Page.tsx'
import { PrivacyLink } from '../../ui/PrivacyLink.tsx'
import { KeepWords } from '../table/KeepWords.tsx'
import { DoorPicture } from './DoorPicture.tsx'
import WayBack from './WayBack.tsx'
import { Wipe } from './Wipe.tsx'
import '../../board/board.css'
import './removed.css'

/** A host has asked this person to step out: by whom, what stays, and their own unsent words. */
export default function Removed({ by, actId }: Removal) {
  const { t } = useTranslation(['table', 'common'])
  const leftOvers = useCafe((state) => state.leftOvers)
  return (
    <Page title={t('removed.title')} neutral leave>
      <div className="shell removed">
        <section className="sheet">
          <DoorPicture />
          <h1>{t('removed.title')}</h1>
          <p>{t('removed.by', { name: by })}</p>
          <p className="soft ui">{t('removed.stays')}</p>
          {leftOvers.map(({ noteId, text }) => (
            <article key={noteId} className="note mine tacked" data-paper="white" dir="auto">
              <p className="words">{text}</p>
              <footer>
                <span>{t('removed.unsent')}</span>
              </footer>
            </article>
          ))}
          <WayBack actId={actId} />
          <div className="acts">
            {leftOvers.length > 0 && <KeepWords text={leftOvers.map(({ text }) => text).join('\n\n')} />}
            <ButtonLink to="/">{t('common:home')}</ButtonLink>
            <Wipe>{t('removed.wipe')}</Wipe>
          </div>
          <PrivacyLink />
        </section>
      </div>
    </Page>
  )
}
