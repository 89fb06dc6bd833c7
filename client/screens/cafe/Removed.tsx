import { useTranslation } from 'react-i18next'
import { useCafe } from '../../state/hooks.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Page } from '../../ui/Page.tsx'
import { PrivacyLink } from '../../ui/PrivacyLink.tsx'
import { KeepWords } from '../table/KeepWords.tsx'
import { Wipe } from './Wipe.tsx'
import '../../board/board.css'
import './removed.css'

/** A host has asked this person to step out: by whom, what stays, and their own unsent words. */
export default function Removed({ by }: { by: string }) {
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

function DoorPicture() {
  return (
    <svg className="art" viewBox="0 0 96 96" aria-hidden="true" focusable="false">
      <path d="M14 84h68M22 84V14h40v70M62 84V22l18 8v54" />
      <path d="M54 50h.01" strokeWidth="5" />
      <path className="way" d="M30 62c6 0 6-6 12-6" />
    </svg>
  )
}
