import { useTranslation } from 'react-i18next'
import type { Removal } from '../../state/cafe-store.ts'
import { LookAgain } from './LookAgain.tsx'
import { SayToHosts } from './SayToHosts.tsx'

/** What somebody who was asked to leave, or a host who was taken back, can say about it, and how they come back. */
export default function WayBack({ actId }: Pick<Removal, 'actId'>) {
  const { t } = useTranslation('table')
  return (
    <>
      {actId && <SayToHosts actId={actId} />}
      <p className="soft ui">{t('removed.back')}</p>
      <div>
        <LookAgain />
      </div>
    </>
  )
}
