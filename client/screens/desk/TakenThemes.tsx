import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useTranslation } from 'react-i18next'
import { nameIn, useCafe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { useDesk } from './DeskProvider.tsx'

/** Themes that are not there any more, by whoever took them away, and the way back for all of one person's. */
export function TakenThemes() {
  const { t } = useTranslation('hosting')
  const run = useCommand()
  const may = useMay()
  const taken = useDesk((state) => state.takenThemes)
  const cafe = useCafe((state) => state.cafe)
  const entries = Object.values(taken).sort((a, b) => b.at - a.at)
  if (entries.length === 0 || !may('restore-themes')) return null
  const people = [...new Set(entries.map(({ by }) => by))]
  const restore = async (participantId: ParticipantId) => {
    const answer = await run({ type: 'restore-themes', participantId })
    if (answer.ok) announce(t('taken.done', { count: Number(answer.value.restored) }))
  }
  return (
    <section className="sheet stack" aria-labelledby="taken-themes">
      <h2 id="taken-themes">{t('taken.title')}</h2>
      <p className="hint">{t('taken.hint')}</p>
      <ul className="stack">
        {people.map((by) => {
          const theirs = entries.filter((one) => one.by === by)
          return (
            <li key={by} className="stack">
              <p className="row wrap ui">
                {t('taken.by', { name: nameIn(cafe, by) ?? t('acts.somebody') })}
                {theirs.map(({ name, at }) => (
                  <span key={`${at}${name}`} className="tag" dir="auto">
                    {name || t('taken.nameless')}
                  </span>
                ))}
              </p>
              <div>
                <Button icon="undo" onClick={() => void restore(by)}>
                  {t('taken.restore', { count: theirs.length })}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
