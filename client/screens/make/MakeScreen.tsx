import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { Foot } from '../../ui/Foot.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import { BringDialog } from './BringDialog.tsx'
import { CafeMade } from './CafeMade.tsx'
import { MakeForm } from './MakeForm.tsx'
import { isMade, type Made } from './made.ts'
import { TemplateChoice } from './TemplateChoice.tsx'
import { useDraft } from './use-draft.ts'
import './make.css'

/** From a template to a laid café with its links. */
export default function MakeScreen() {
  const { t } = useTranslation('make')
  const state: unknown = useLocation().state
  const made = isMade(state) ? state : null
  return (
    <Page title={t(made ? 'made.title' : 'title')} end={<LanguageSwitch />} footer={<Foot />}>
      {made ? <CafeMade made={made} /> : <Making />}
    </Page>
  )
}

function Making() {
  const { t } = useTranslation(['make', 'errors', 'agreement', 'amending', 'join'])
  const navigate = useNavigate()
  const hand = useDraft()
  const show = (made: Made) => {
    hand.forget()
    void navigate('/make', { replace: true, state: made })
  }
  return (
    <div className="shell make">
      <section className="hero">
        <h1>{t('heading')}</h1>
        <p className="lead soft">{t('lead')}</p>
        <TemplateChoice chosen={hand.draft.template} careful={!hand.untouched} onChoose={hand.lay} />
        <BringDialog onMade={show} />
      </section>
      <MakeForm hand={hand} onMade={show} />
    </div>
  )
}
