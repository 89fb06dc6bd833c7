import { useTranslation } from 'react-i18next'
import type { MyCafe } from '../../device/my-cafes.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'

/** Where each role goes in, and the words on the way. */
const WAYS = {
  organiser: ['/desk', 'mine.desk'],
  host: ['/desk', 'mine.desk'],
  participant: ['', 'mine.enter'],
  projector: ['/screen', 'mine.screen'],
} as const

export function KeptCafe({ cafe, onForget }: { cafe: MyCafe; onForget: () => void }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const [page, words] = WAYS[cafe.role]
  const facts = [
    t(`mine.role.${cafe.role}`),
    cafe.startsAt === undefined ? '' : format.dateTime(cafe.startsAt),
    cafe.keepUntil === undefined ? '' : t('mine.until', { date: format.date(cafe.keepUntil) }),
  ].filter(Boolean)
  return (
    <li className="kept">
      <div>
        <h3>
          <bdi>{cafe.title}</bdi>
        </h3>
        <ul className="facts meta">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
      <ButtonLink to={`/cafe/${cafe.cafeId}${page}`} small>
        {t(words)}
      </ButtonLink>
      <Button
        variant="icon"
        className="plain"
        icon="close"
        aria-label={t('mine.forgetNamed', { title: cafe.title })}
        title={t('mine.forget')}
        onClick={onForget}
      />
    </li>
  )
}
