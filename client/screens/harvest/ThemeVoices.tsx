import type { Theme } from '@tablecloth/shared/harvest/themes.ts'
import { type Standing, standingOf } from '@tablecloth/shared/harvest/voices.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { CreditWords } from '../gallery/CreditWords.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { HideWords } from './HideWords.tsx'
import { useHarvest } from './use-harvest.tsx'

/** Where the café stands with a theme: how many are behind its words, who says otherwise, and one's own answer. */
export function ThemeVoices({ theme }: { theme: Theme }) {
  const { t } = useTranslation('answers')
  const { said, mayWrite } = useHarvest()
  const me = useMe()
  // A theme's id is anybody's to choose, and may be the name of something every object has.
  const ownOf = (id: string) => (me && Object.hasOwn(me.answers, id) ? me.answers[id] : undefined)
  const standing = standingOf(said, theme)
  const before = theme.parts.map((part) => ({ part, standing: standingOf(said, part), own: ownOf(part.id) }))
  const present = said.present.people ?? 0
  const answers = mayWrite && me?.role === 'participant'
  return (
    <section className="theme-voices stack" aria-labelledby="differ">
      <h3 id="differ">{t('title')}</h3>
      {present > 0 && <Counts standing={standing} present={present} />}
      {standing.said.length > 0 && <Differences theme={theme} said={standing.said} />}
      {before
        .filter(
          ({ standing: { now, earlier, said }, own }) =>
            own || now.confirm + now.object + now.differ + earlier + said.length,
        )
        .map(({ part, standing, own }) => (
          <div key={part.id} className="stack before">
            <h4 className="ui">{t('toPart', { theme: part.name })}</h4>
            <Counts standing={standing} present={present} />
            {standing.said.length > 0 && <Differences theme={part} said={standing.said} />}
            {answers && own && <OwnBefore id={part.id} />}
          </div>
        ))}
      {answers && <AnswerForm theme={theme} own={ownOf(theme.id)} />}
    </section>
  )
}

/** One's own answer to what has been brought in since; it can be taken back, and not given anew. */
function OwnBefore({ id }: { id: string }) {
  const { t } = useTranslation('answers')
  const run = useCommand()
  const takeBack = async () => {
    const outcome = await run({ type: 'answer-theme', themeId: asId<never>(id), answer: null })
    if (outcome.ok) announce(t('takenBack'))
  }
  return (
    <p className="row wrap ui">
      <span>{t('ownBefore')}</span>
      <Button small variant="plain" onClick={() => void takeBack()}>
        {t('takeBack')}
      </Button>
    </p>
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
function Differences({ theme, said }: { theme: Pick<Theme, 'name' | 'description'>; said: Standing['said'] }) {
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
                <HideWords id={id} words={text} />
              </p>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
