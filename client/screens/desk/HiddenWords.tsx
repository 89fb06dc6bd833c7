import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { useDesk } from './DeskProvider.tsx'
import { useWhereabouts } from './use-whereabouts.ts'

/** What hosts have hidden of the harvest, without whose it is, and the way back for it. */
export function HiddenWords() {
  const { t } = useTranslation('desk')
  const hidden = useDesk((state) => state.hiddenWords)
  const { phase } = useWhereabouts()
  const run = useCommand()
  const entries = Object.entries(hidden).sort(([, a], [, b]) => b.at - a.at)
  if (entries.length === 0) return null
  return (
    <section className="sheet hidden-notes stack" aria-labelledby="hidden-words">
      <h2 id="hidden-words">{t('hiddenWords.title')}</h2>
      <p className="meta">{t('hiddenWords.hint')}</p>
      <ul className="stack">
        {entries.map(([wordsId, { text }]) => (
          <li key={wordsId} className="hidden-note">
            <blockquote dir="auto">{text}</blockquote>
            {phase === 'harvest' && (
              <Button small icon="undo" onClick={() => void run({ type: 'restore-words', wordsId })}>
                {t('hiddenWords.restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
