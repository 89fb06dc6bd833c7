import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AmendedNotice } from '../../agreement/AmendedNotice.tsx'
import { WHOLE_SCREENS } from '../../i18n/whole-screens.ts'
import { Announcement } from '../../state/Announcement.tsx'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useMyTableId } from '../../state/hooks.ts'
import { Brand } from '../../ui/Brand.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Page } from '../../ui/Page.tsx'
import { PulseResult } from '../../voices/PulseResult.tsx'
import { UnsentWords } from '../cafe/UnsentWords.tsx'
import { KeptButton } from '../kept/KeptButton.tsx'
import { MyNotes } from '../own-notes/MyNotes.tsx'
import { ClothLine } from './ClothLine.tsx'
import { HungTable } from './HungTable.tsx'
import { ThreadsBetween } from './ThreadsBetween.tsx'
import { useTables } from './tables.ts'
import { useGallery } from './use-gallery.ts'
import { ThreadsContext, useOpenedThreads } from './use-threads.ts'
import { WalkStrip } from './WalkStrip.tsx'
import './gallery.css'
import './threads.css'

/** So few cloths hang open all at once; of more, the one that is read and its neighbours. */
const ALL_OPEN = 8

/** The reader begins at the top of the cloth they have come to. */
function goTo(tableId: string, pick: (tableId: string) => void): void {
  pick(tableId)
  document.getElementById('main')?.focus({ preventScroll: true })
  window.scrollTo({ top: 0 })
}

/** Every cloth for everyone to read, at their own pace. `desk`: the way back, for hosts. */
export default function GalleryScreen({ desk }: { desk?: string }) {
  const { t } = useTranslation(WHOLE_SCREENS.gallery)
  const tables = useTables()
  const mine = useMyTableId()
  const [picked, setPicked] = useState<string | null>(null)
  const at = Math.max(
    0,
    tables.findIndex(({ id }) => id === (picked ?? mine)),
  )
  const near = tables.length <= ALL_OPEN ? tables : tables.slice(Math.max(0, at - 1), at + 2)
  const cloths = useGallery(near.map(({ id }) => id))
  const table = tables[at]
  const all = useOpenedThreads()
  const threads = useMemo(() => ({ all, go: (tableId: string) => goTo(tableId, setPicked) }), [all])
  return (
    <Page
      title={t('title')}
      neutral={desk === undefined}
      leave={desk === undefined}
      className="gallery"
      start={
        <>
          <Brand link={desk !== undefined} />
          <h1 className="bar-title">{t('title')}</h1>
          <span className="ui soft bar-words">{t('quiet')}</span>
        </>
      }
      end={
        <>
          <MyNotes />
          {desk === undefined && <KeptButton />}
          {desk !== undefined && (
            <ButtonLink to={desk} icon="undo">
              {t('toDesk')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Announcement tableId={mine} />
      <PulseResult />
      <AmendedNotice />
      <CommandTrouble />
      <UnsentWords />
      <WalkStrip />
      {table && (
        <ThreadsContext value={threads}>
          <ClothLine tables={tables} cloths={cloths} value={table.id} onChange={setPicked} />
          <HungTable
            key={table.id}
            table={table}
            cloth={cloths[table.id]}
            before={tables[at - 1]}
            after={tables[at + 1]}
            onGo={threads.go}
          />
          <ThreadsBetween />
        </ThreadsContext>
      )}
    </Page>
  )
}
