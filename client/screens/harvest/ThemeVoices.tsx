import type { Theme } from '@tablecloth/shared/harvest/themes.ts'
import { type Standing, standingOf } from '@tablecloth/shared/harvest/voices.ts'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../state/hooks.ts'
import { CreditWords } from '../gallery/CreditWords.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { useHarvest } from './use-harvest.tsx'

/** Where the café stands with a theme: how many are behind its words, who says otherwise, and one's own answer. */
export function ThemeVoices({ theme }: { theme: Theme }) {
  const { t } = useTranslation('answers')
  const { said, mayWrite } = useHarvest()
  const me = useMe()
  // A theme's id is anybody's to choose, and may be the name of something every object has.
  const own = me && Object.hasOwn(me.answers, theme.id) ? me.answers[theme.id] : undefined
  const standing = standingOf(said, theme)
  const present = said.present.people ?? 0
  return (
    <section className="theme-voices stack" aria-labelledby="differ">
      <h3 id="differ">{t('title')}</h3>
      {present > 0 && <Counts standing={standing} present={present} />}
      {standing.said.length > 0 && <Differences theme={theme} said={standing.said} />}
      {mayWrite && me?.role === 'participant' && <AnswerForm theme={theme} own={own} />}
    </section>
  )
}

function Counts({ standing: { now, earlier }, present }: { standing: Standing; present: number }) {
  const { t } = useTranslation('answers')
  return (
    <p className="ui soft">
      {now.confirm + now.object + now.differ === 0
        ? t('none')
        : [
            t('confirmed', { count: now.confirm, present }),
            now.object > 0 && t('objected', { count: now.object }),
            now.differ > 0 && t('differed', { count: now.differ }),
          ]
            .filter(Boolean)
            .join(' ')}
      {earlier > 0 && ` ${t('earlier', { count: earlier })}`}
    </p>
  )
}

/** Side by side and of one size, so that nobody's words weigh more. */
function Differences({ theme, said }: { theme: Theme; said: Standing['said'] }) {
  const { t } = useTranslation('answers')
  return (
    <div className="two-sayings">
      <div>
        <h4>{t('theTheme')}</h4>
        <p className="words" dir="auto">
          {theme.name}
        </p>
        {theme.description && (
          <p className="words" dir="auto">
            {theme.description}
          </p>
        )}
      </div>
      <div>
        <h4>{t('others')}</h4>
        <ul className="stack">
          {said.map(({ id, answer, text, credit, earlier }) => (
            <li key={id}>
              <p className="words" dir="auto">
                {text}
              </p>
              <p className="meta">
                {t(`kind.${answer}`)}
                {' · '}
                <CreditWords credit={credit} />
                {earlier && ` · ${t('ofEarlier')}`}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
