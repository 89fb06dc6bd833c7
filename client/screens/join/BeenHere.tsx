import type { Invitation } from '@tablecloth/shared/protocol/cafes.ts'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { PrivacyLink } from '../../ui/PrivacyLink.tsx'

/** This browser has a seat in the café already; it may be somebody else's. */
export function BeenHere({ invitation, onNew }: { invitation: Invitation; onNew: () => void }) {
  const { t } = useTranslation('join')
  const navigate = useNavigate()
  return (
    <div className="shell narrow">
      <section className="sheet code-card">
        <h1>{t('again.title')}</h1>
        <p>{t('again.words', { title: invitation.title })}</p>
        <div className="acts">
          <Button variant="main" onClick={() => void navigate(`/cafe/${invitation.cafeId}`, { replace: true })}>
            {t('again.back')}
          </Button>
          <Button onClick={onNew}>{t('again.new')}</Button>
        </div>
      </section>
      <LanguageSwitch />
      <PrivacyLink />
    </div>
  )
}
