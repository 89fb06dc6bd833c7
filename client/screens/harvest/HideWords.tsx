import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { useHarvest } from './use-harvest.tsx'

interface HideWordsProps {
  /** Under which they are shown. */
  id: string
  words: string
}

/** For hosts: takes what somebody said of a theme, or took on, out of sight. Whoever said it is told, and the host is not told who. */
export function HideWords({ id, words }: HideWordsProps) {
  const { t } = useTranslation('answers')
  const { mayWrite } = useHarvest()
  const may = useMay()
  const run = useCommand()
  if (!may('hide-words') || !mayWrite) return null
  const hide = async () => {
    const outcome = await run({ type: 'hide-words', wordsId: id })
    if (outcome.ok) announce(t('hide.done'))
  }
  return (
    <>
      {' '}
      <Button
        small
        variant="plain"
        icon="hidden"
        aria-label={t('hide.this', { words: words.slice(0, 40) })}
        onClick={() => void hide()}
      >
        {t('hide.do')}
      </Button>
    </>
  )
}
