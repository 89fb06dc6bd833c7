import { recommendedBy } from '@tablecloth/shared/harvest/recommendations.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../state/use-draft.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { recommend, recommendationId, recommendationText, takeAway } from './recommendations.ts'
import { SharedWords } from './SharedWords.tsx'
import { useHarvest } from './use-harvest.tsx'

interface RecommendationsProps {
  theme: { id: string; parts: readonly { id: string }[] }
}

const entropy = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) }

/** What should follow from a theme, by whoever can; the words belong to everyone. */
export function Recommendations({ theme }: RecommendationsProps) {
  const { t } = useTranslation('recommendations')
  const { doc, recommendations, mayWrite } = useHarvest()
  const [text, setText] = useDraft(`recommend ${theme.id}`)
  const [fault, setFault] = useState<string | null>(null)
  const here = recommendedBy(recommendations, theme)
  const add = (event: FormEvent) => {
    event.preventDefault()
    const full = recommendations.length >= LIMITS.recommendations
    setFault(full ? t('full') : text.trim() === '' ? t('noWords') : null)
    if (full || text.trim() === '') return
    recommend(doc, recommendationId(Date.now(), entropy), theme.id, text)
    announce(t('added'))
    setText('')
  }
  const remove = (id: string) => {
    if (takeAway(doc, id)) announce(t('gone'))
  }
  if (!mayWrite && here.length === 0) return null
  return (
    <section className="theme-voices stack" aria-labelledby={`recommend-${theme.id}`}>
      <h3 id={`recommend-${theme.id}`}>{t('title')}</h3>
      <ul className="stack">
        {here.map(({ id, text: words }, at) => {
          const shared = mayWrite ? recommendationText(doc, id) : null
          return (
            <li key={id}>
              {shared ? (
                <SharedWords label={t('one', { n: at + 1 })} text={shared} most={LIMITS.recommendation} lines="many" />
              ) : (
                <p className="words" dir="auto">
                  {words}
                </p>
              )}
              {shared && words.trim() === '' && (
                <Button small variant="plain" icon="trash" onClick={() => remove(id)}>
                  {t('remove')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {mayWrite && (
        <form className="stack" noValidate onSubmit={add}>
          <TextArea
            label={t('new')}
            hint={t('hint')}
            value={text}
            maxLength={LIMITS.recommendation}
            onChange={setText}
            {...(fault ? { error: fault } : {})}
          />
          <div>
            <Button type="submit" icon="plus">
              {t('add')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
