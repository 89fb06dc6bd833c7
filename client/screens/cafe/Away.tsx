import { useTranslation } from 'react-i18next'
import { TellHosts } from '../../board/TellHosts.tsx'
import { Announcement } from '../../state/Announcement.tsx'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useMyTableId } from '../../state/hooks.ts'
import { Page } from '../../ui/Page.tsx'
import { KeptButton } from '../kept/KeptButton.tsx'
import { Told } from '../table/Told.tsx'
import { DoorPicture } from './DoorPicture.tsx'
import { StepOut } from './StepOut.tsx'
import { UnsentWords } from './UnsentWords.tsx'
import './removed.css'

/** Somebody has stepped out for a while: what stays, a word to the hosts, and the way back. */
export default function Away() {
  const { t } = useTranslation('away')
  const tableId = useMyTableId()
  return (
    <Page title={t('title')} neutral leave end={<KeptButton />}>
      <Announcement tableId={tableId} />
      <CommandTrouble />
      <UnsentWords />
      <Told />
      <div className="shell removed">
        <section className="sheet">
          <DoorPicture />
          <h1>{t('title')}</h1>
          <p>{t('words')}</p>
          <div className="acts">
            <StepOut />
            <TellHosts tableId={tableId} />
          </div>
        </section>
      </div>
    </Page>
  )
}
