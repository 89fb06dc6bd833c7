import { useTranslation } from 'react-i18next'
import { CafePlan } from './CafePlan.tsx'

const steps = ['gather', 'talk', 'move', 'walk', 'harvest'] as const

export function HowItGoes() {
  const { t } = useTranslation('home')
  return (
    <section className="how" aria-labelledby="how">
      <div>
        <h2 id="how">{t('how.title')}</h2>
        <CafePlan title={t('how.picture')} />
      </div>
      <ol>
        {steps.map((step) => (
          <li key={step}>
            <h3>{t(`how.${step}.name`)}</h3>
            <p className="ui soft">{t(`how.${step}.words`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
