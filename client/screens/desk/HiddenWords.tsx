import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { Button } from '../../ui/Button.tsx'
import { useDesk } from './DeskProvider.tsx'

/** What hosts have hidden of the harvest, without whose it is, and the way back for it. */
export function HiddenWords() {
  const { t } = useTranslation('desk')
  const hidden = useDesk((state) => state.hiddenWords)
  const may = useMay()
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
            {may('restore-words') && (
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
