import type { ToldLens } from '@tablecloth/shared/harvest/lens-words.ts'
import { speakingTo } from '@tablecloth/shared/harvest/lenses.ts'
import { useTranslation } from 'react-i18next'
import { Choice } from '../../../ui/Choice.tsx'
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx'
import { useHarvest } from '../use-harvest.tsx'
import { setMark } from './marks.ts'

interface LensItemProps {
  lens: ToldLens
  item: ToldLens['groups'][number]['items'][number]
  mayMark: boolean
}

/** One thing that a harvest may speak to, the themes that do, and where that is said. */
export function LensItem({ lens, item, mayMark }: LensItemProps) {
  const { t } = useTranslation(['lenses', 'harvest'])
  const { doc, themes, lensMarks } = useHarvest()
  const speaking = speakingTo(lensMarks, themes, lens.id, item.id)
  const nameOf = (name: string) => name || t('harvest:theme.unnamed')
  return (
    <li className="lens-item">
      <p className="lens-name" {...(lens.own ? { dir: 'auto' as const } : {})}>
        {item.name}
      </p>
      {item.about && <p className="ui soft">{item.about}</p>}
      {speaking.length === 0 && <p className="ui soft">{t('nothingYet')}</p>}
      {speaking.length > 0 && (
        <ul className="ui lens-said">
          {speaking.map(({ id, name }) => (
            <li key={id}>
              <bdi>{nameOf(name)}</bdi>
            </li>
          ))}
        </ul>
      )}
      {mayMark && (
        <details>
          <summary>
            {t('which')}
            <span className="vh">: {item.name}</span>
          </summary>
          <ChoiceGroup legend={t('whichOf', { item: item.name })} hideLegend>
            {themes.map((theme) => (
              <Choice
                key={theme.id}
                label={<span dir="auto">{nameOf(theme.name)}</span>}
                checked={speaking.includes(theme)}
                onChange={(speaks) => setMark(doc, theme, lens.id, item.id, speaks)}
              />
            ))}
          </ChoiceGroup>
        </details>
      )}
    </li>
  )
}
