import { useTranslation } from 'react-i18next'
import { Choice } from '../ui/Choice.tsx'
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx'
import { type Segment, Segmented } from '../ui/Segmented.tsx'
import type { OfferedPerspective, Show } from './profile.ts'

interface PerspectiveFieldsProps {
  offered: readonly OfferedPerspective[]
  value: Record<string, Show>
  onChange: (value: Record<string, Show>) => void
}

/** Each perspective that the hosts want to hear, and who may know. Private is where it begins. */
export function PerspectiveFields({ offered, value, onChange }: PerspectiveFieldsProps) {
  const { t } = useTranslation('join')
  const circles: Segment<Show>[] = [
    { value: 'private', label: t('profile.private'), icon: 'lock' },
    { value: 'count', label: t('profile.count'), icon: 'people' },
    { value: 'seat', label: t('profile.seat'), icon: 'chair' },
  ]
  const choose = (id: string, on: boolean) => {
    const { [id]: _gone, ...rest } = value
    onChange(on ? { ...rest, [id]: 'private' } : rest)
  }
  return (
    <section className="profile-part">
      <ChoiceGroup legend={t('profile.perspectives')} hint={t('profile.perspectivesHint')}>
        <div className="profile-pers">
          {offered.map(({ id, name, sensitive }) => {
            const show = value[id]
            return (
              <div className="profile-per" key={id}>
                <Choice
                  label={<bdi>{name}</bdi>}
                  {...(sensitive ? { hint: t('profile.sensitive') } : {})}
                  checked={show !== undefined}
                  onChange={(on) => choose(id, on)}
                />
                {show && (
                  <Segmented
                    legend={t('profile.whoMayKnow', { name })}
                    options={sensitive ? circles.filter((circle) => circle.value !== 'seat') : circles}
                    value={show}
                    onChange={(circle) => onChange({ ...value, [id]: circle })}
                    wide
                  />
                )}
              </div>
            )
          })}
        </div>
      </ChoiceGroup>
    </section>
  )
}
