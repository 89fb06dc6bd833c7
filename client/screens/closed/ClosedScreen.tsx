import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useCafe, useIsHost, useRoot } from '../../state/hooks.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Page } from '../../ui/Page.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { UnsentWords } from '../cafe/UnsentWords.tsx'
import { KeptButton } from '../kept/KeptButton.tsx'
import { LeaveAndWipe } from '../lobby/LeaveAndWipe.tsx'
import { MyNotes } from '../own-notes/MyNotes.tsx'
import './closed.css'

/** The café is over: thanks, what becomes of the words, and a question to take along. */
export default function ClosedScreen() {
  const { t } = useTranslation('harvest')
  const { date } = useFormat()
  const host = useIsHost()
  const cafeId = useCafe((state) => state.cafeId)
  const info = useRoot('info')
  if (!info) return null
  return (
    <Page title={t('closed.title')} neutral={!host} leave={!host} end={<KeptButton />}>
      <div className="shell closed">
        <UnsentWords />
        <section className="sheet">
          <Selvedge count={5} />
          <div className="in stack">
            <p className="soft">
              <bdi>{info.title}</bdi>
            </p>
            <h1>{t('closed.title')}</h1>
            <p className="lead">{t('closed.thanks')}</p>
            {info.checkOut && (
              <div className="napkin check-out">
                <p className="meta">{t('closed.takeAlong')}</p>
                <p className="display" dir="auto">
                  {info.checkOut.question}
                </p>
              </div>
            )}
            <h2>{t('closed.words')}</h2>
            <ul className="facts-list ui">
              <li>
                <Icon name="eye" size="s" />
                {t(`closed.consent.${info.consentDefault}`)}
              </li>
              <li>
                <Icon name="pen" size="s" />
                {t('closed.credit')}
              </li>
              <li>
                <Icon name="trash" size="s" />
                {t('closed.erased', { date: date(info.keepUntil) })}
              </li>
            </ul>
            <div className="row wrap">
              <MyNotes />
              {host ? (
                <ButtonLink variant="main" icon="download" to={`/cafe/${cafeId}/desk/harvest`}>
                  {t('closed.export')}
                </ButtonLink>
              ) : (
                <>
                  <ButtonLink to="/">{t('closed.home')}</ButtonLink>
                  <LeaveAndWipe />
                </>
              )}
            </div>
          </div>
        </section>
      </div>
    </Page>
  )
}
