import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useMe } from '../../state/hooks.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EraseCafe } from './EraseCafe.tsx'
import { ExportCard } from './ExportCard.tsx'
import { TakenThemes } from './TakenThemes.tsx'
import { useWhereabouts } from './use-whereabouts.ts'
import { WhatIsPublished } from './WhatIsPublished.tsx'

/** What the café leaves behind: to read, to gather, to take along, to erase. */
export function HarvestTab() {
  const { t } = useTranslation('desk')
  const { cafeId = '' } = useParams()
  const { phase } = useWhereabouts()
  const me = useMe()
  const hung = phase === 'gallery' || phase === 'harvest' || phase === 'closed'
  const desk = `/cafe/${cafeId}/desk`
  return (
    <div className="harvest-tab">
      <section className="sheet stack" aria-labelledby="together">
        <h2 id="together">{t('together.title')}</h2>
        <p className="ui">{t(hung ? 'together.words' : 'together.notYet')}</p>
        {hung && (
          <div className="row wrap">
            <ButtonLink icon="cloth" to={`${desk}/gallery`}>
              {t('together.gallery')}
            </ButtonLink>
            {phase !== 'gallery' && (
              <ButtonLink icon="tray" to={`${desk}/gather`}>
                {t(phase === 'harvest' ? 'together.gather' : 'together.readThemes')}
              </ButtonLink>
            )}
          </div>
        )}
      </section>
      <TakenThemes />
      <WhatIsPublished />
      {hung && <ExportCard cafeId={cafeId} />}
      {me?.role === 'organiser' && <EraseCafe cafeId={cafeId} />}
    </div>
  )
}
