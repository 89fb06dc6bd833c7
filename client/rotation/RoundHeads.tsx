import { useTranslation } from 'react-i18next'

/** The head of a table with a row a person and a column a round, from 0. */
export function RoundHeads({ rounds }: { rounds: readonly number[] }) {
  const { t } = useTranslation('rotation')
  return (
    <thead>
      <tr>
        <th scope="col">{t('person')}</th>
        {rounds.map((round) => (
          <th key={round} scope="col">
            {t('roundN', { n: round + 1 })}
          </th>
        ))}
      </tr>
    </thead>
  )
}
