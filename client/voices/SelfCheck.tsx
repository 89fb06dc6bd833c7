import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '../ui/Segmented.tsx'

/** In the sense of "To Equalize Power Among Us" by Tools for Change, for those who have room and those who look for it. */
const CARDS = {
  space: ['first', 'prove', 'for', 'meant', 'source'],
  margin: ['kept', 'said', 'all', 'gift', 'need'],
} as const

type Cards = keyof typeof CARDS
type Answer = 'yes' | 'partly' | 'no'

/** Questions to oneself. What is answered lives in this component alone and ends with it. */
export function SelfCheck() {
  const { t } = useTranslation('reflection')
  const [cards, setCards] = useState<Cards | ''>('')
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({})
  return (
    <section className="self-check" aria-labelledby="self-check">
      <h3 id="self-check">{t('check.title')}</h3>
      <p className="meta">{t('check.words')}</p>
      <Segmented<Cards | ''>
        legend={t('check.pick')}
        wide
        value={cards}
        onChange={setCards}
        options={(['space', 'margin'] as const).map((value) => ({ value, label: t(`check.${value}`) }))}
      />
      {cards && (
        <>
          <div className="check-cards">
            {CARDS[cards].map((card) => (
              <Segmented<Answer | ''>
                key={card}
                legend={t(`check.${cards}Cards.${card}`)}
                hideLegend={false}
                value={answers[`${cards}.${card}`] ?? ''}
                onChange={(answer) => answer && setAnswers({ ...answers, [`${cards}.${card}`]: answer })}
                options={(['yes', 'partly', 'no'] as const).map((value) => ({
                  value,
                  label: t(`check.answers.${value}`),
                }))}
              />
            ))}
          </div>
          <p className="ui">{t('check.noScore')}</p>
          <p className="meta">{t('check.credit')}</p>
        </>
      )}
    </section>
  )
}
