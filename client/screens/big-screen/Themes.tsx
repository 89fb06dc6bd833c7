import type { ScreenRoots } from '@tablecloth/shared/protocol/screen.ts'
import { useTranslation } from 'react-i18next'

/** As many as a wall shows without anybody scrolling it. */
const MOST = 18

/** What has been gathered, by name alone: whose notes they are is read on one's own screen. */
export function Themes({ themes }: { themes: ScreenRoots['themes'] }) {
  const { t } = useTranslation('screen')
  const all = Object.entries(themes)
  return (
    <>
      <div className="wall-words">
        <h1>{t('harvest.title')}</h1>
        {all.length === 0 && <p>{t('harvest.none')}</p>}
      </div>
      <ul className={all.length > 9 ? 'wall-themes many' : 'wall-themes'}>
        {all.slice(0, MOST).map(([id, { name, notes }]) => (
          <li key={id} className="sheet">
            <span className="name">
              <bdi>{name || t('harvest.unnamed')}</bdi>
            </span>
            <span className="soft">{t('harvest.notes', { count: notes })}</span>
          </li>
        ))}
      </ul>
      {all.length > MOST && <p className="soft">{t('harvest.more', { count: all.length - MOST })}</p>}
    </>
  )
}
