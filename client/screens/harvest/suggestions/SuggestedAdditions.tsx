import { useTranslation } from 'react-i18next'
import { announce } from '../../../ui/announce.ts'
import { Button } from '../../../ui/Button.tsx'
import { putInto } from '../themes.ts'
import { useHarvest } from '../use-harvest.tsx'
import { SharedWordsList } from './SharedWordsList.tsx'
import type { AdditionToShow } from './still-true.ts'

interface SuggestedAdditionsProps {
  additions: readonly AdditionToShow[]
  onAside: (ref: string) => void
}

/** Single notes whose words are near those of a theme that there is. */
export function SuggestedAdditions({ additions, onAside }: SuggestedAdditionsProps) {
  const { t } = useTranslation(['suggestions', 'harvest'])
  const { doc, themes } = useHarvest()
  const nameOf = (id: string) => themes.find((theme) => theme.id === id)?.name || t('harvest:theme.unnamed')
  const put = (theme: string, ref: string) => {
    putInto(doc, theme, [ref])
    announce(t('harvest:put.done', { theme: nameOf(theme) }))
  }
  return (
    <section className="suggested" aria-labelledby="may-belong">
      <h3 id="may-belong">{t('additions')}</h3>
      <ul className="stack">
        {additions.map(({ piled: { ref, note }, theme, words }) => (
          <li key={ref} className="stack">
            <blockquote className="note" data-paper={note.paper ?? 'white'} dir="auto">
              <p className="words" {...(note.lang ? { lang: note.lang } : {})}>
                {note.text}
              </p>
            </blockquote>
            <SharedWordsList words={words} />
            <div className="row wrap">
              <Button small onClick={() => put(theme, ref)}>
                {t('putInto', { theme: nameOf(theme) })}
              </Button>
              <Button small variant="plain" onClick={() => onAside(ref)}>
                {t('notThere')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
