import type { Theme } from '@tablecloth/shared/harvest/themes.ts'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { takeApart } from './themes.ts'
import { useHarvest } from './use-harvest.tsx'

/** The themes that were brought into this one, as they stood by themselves, and the way back for each. */
export function BroughtTogether({ theme }: { theme: Theme }) {
  const { t } = useTranslation('harvest')
  const { doc, mayWrite } = useHarvest()
  if (theme.parts.length === 0) return null
  const apart = (id: string, name: string) => {
    takeApart(doc, theme.id, id)
    announce(t('brought.apartDone', { theme: name }))
  }
  return (
    <section className="brought stack" aria-labelledby="brought">
      <h3 id="brought">{t('brought.title')}</h3>
      <ul className="stack">
        {theme.parts.map(({ id, name, description, notes }) => {
          const called = name || t('theme.unnamed')
          return (
            <li key={id} className="row wrap between">
              <span className="grow">
                <b>
                  <bdi>{called}</bdi>
                </b>
                <span className="meta line">{t('theme.count', { count: notes.length })}</span>
                {description && (
                  <span className="words line ui" dir="auto">
                    {description}
                  </span>
                )}
              </span>
              {mayWrite && (
                <Button
                  small
                  variant="plain"
                  icon="undo"
                  aria-label={t('brought.apartThis', { theme: called })}
                  onClick={() => apart(id, called)}
                >
                  {t('brought.apart')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
