import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AmendedNotice } from '../../agreement/AmendedNotice.tsx'
import { WHOLE_SCREENS } from '../../i18n/whole-screens.ts'
import { Announcement } from '../../state/Announcement.tsx'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useCafe, useMyTableId } from '../../state/hooks.ts'
import { Brand } from '../../ui/Brand.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { UnsentWords } from '../cafe/UnsentWords.tsx'
import { KeptButton } from '../kept/KeptButton.tsx'
import { MyNotes } from '../own-notes/MyNotes.tsx'
import { Told } from '../table/Told.tsx'
import { Gathering } from './Gathering.tsx'
import { HarvestContext, useOpenedHarvest } from './use-harvest.tsx'
import '../gallery/gallery.css'
import './harvest.css'

/** Notes are gathered into named themes, by everyone together. `desk`: the way back, for hosts. */
export default function HarvestScreen({ desk }: { desk?: string }) {
  const { t } = useTranslation(WHOLE_SCREENS.harvest)
  const mine = useMyTableId()
  const harvest = useOpenedHarvest()
  const offline = useCafe((state) => state.status === 'offline')
  // The theme that lies open outlives the document, which is replaced when a write is refused.
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Page
      title={t('title')}
      neutral={desk === undefined}
      leave={desk === undefined}
      className="harvest"
      start={
        <>
          <Brand link={desk !== undefined} />
          <h1 className="bar-title">{t('title')}</h1>
          <span className="ui soft bar-words">{t('words')}</span>
        </>
      }
      end={
        <>
          {harvest?.mayWrite && <Saved unsaved={harvest.unsaved} />}
          <MyNotes />
          {desk === undefined && <KeptButton />}
          {desk !== undefined && (
            <ButtonLink to={desk} icon="undo">
              {t('gallery:toDesk')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Announcement tableId={mine} />
      <AmendedNotice />
      <CommandTrouble />
      <UnsentWords />
      <Told />
      {offline && (
        <Notice kind="heed" icon="offline">
          {t('offline')}
        </Notice>
      )}
      {harvest?.arrived && !harvest.mayWrite && (
        <Notice icon="lock" still>
          {t('readOnly')}
        </Notice>
      )}
      {harvest?.arrived ? (
        <HarvestContext value={harvest}>
          <Gathering open={open} onOpen={setOpen} />
        </HarvestContext>
      ) : (
        <Loading page />
      )}
    </Page>
  )
}

function Saved({ unsaved }: { unsaved: boolean }) {
  const { t } = useTranslation(['harvest', 'common'])
  return (
    <span className={classes('row ui soft', !unsaved && 'all-saved')} role="status">
      <Icon name={unsaved ? 'dot' : 'check'} size="s" />
      {unsaved ? t('notSaved') : t('common:saved')}
    </span>
  )
}
