import { SOFT_LANDING_MS } from '@tablecloth/shared/protocol/limits.ts'
import { useTranslation } from 'react-i18next'
import { remainingOf, useNow } from '../../state/hooks.ts'
import { Minutes } from '../../ui/Minutes.tsx'
import { Stitch } from '../../ui/Stitch.tsx'
import { Signs } from './Signs.tsx'
import type { Said } from './use-screen.ts'
import { Words } from './Words.tsx'

/** What to do in the gallery, which cloths hang, and how much time is left to read. */
export function WalkOnWall({ said }: { said: Said }) {
  const { t } = useTranslation(['screen', 'walk'])
  const now = useNow()
  const left = remainingOf(said, now)
  const over = said.walk.over === true
  return (
    <>
      <Words title={over ? t('walk:over') : t('gallery.title')}>{over ? t('gallery.over') : t('gallery.words')}</Words>
      <Signs tables={said.tables} />
      {left && (
        <div className="wall-clock">
          <Stitch fraction={left.gone} />
          <p>
            <Minutes ms={left.ms} suffix />
            {left.ms <= SOFT_LANDING_MS && <strong>{t('gallery.last')}</strong>}
          </p>
        </div>
      )}
    </>
  )
}
