import { useTranslation } from 'react-i18next'
import type { MyCafe } from '../../device/my-cafes.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'

const DESK = { path: '/desk', words: 'mine.desk' }
const WAY_IN: Record<MyCafe['role'], { path: string; words: string }> = {
  organiser: DESK,
  host: DESK,
  participant: { path: '', words: 'mine.enter' },
  device: { path: '/device', words: 'mine.table' },
}

export function KeptCafe({ cafe, onForget }: { cafe: MyCafe; onForget: () => void }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const { path, words } = WAY_IN[cafe.role]
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
      <ButtonLink to={`/cafe/${cafe.cafeId}${path}`} small>
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
