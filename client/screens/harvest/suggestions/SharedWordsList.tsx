import { useTranslation } from 'react-i18next'

/** Why something is suggested: nothing but these words. */
export function SharedWordsList({ words }: { words: readonly string[] }) {
  const { t } = useTranslation('suggestions')
  return (
    <p className="ui soft shared-words">
      {t('words')}{' '}
      {words.map((word) => (
        <mark key={word}>
          <bdi>{word}</bdi>
        </mark>
      ))}
    </p>
  )
}
