import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../../ui/announce.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useTables } from '../../gallery/tables.ts'
import { useGallery } from '../../gallery/use-gallery.ts'
import { gatheredIn, hungNotes } from '../pile.ts'
import { splitRef } from '../themes.ts'
import { useHarvest } from '../use-harvest.tsx'
import { SuggestedAdditions } from './SuggestedAdditions.tsx'
import { SuggestedGroup } from './SuggestedGroup.tsx'
import { additionsNow, groupsNow } from './still-true.ts'
import { useSuggestions } from './use-suggestions.ts'
import './suggestions.css'

/** What shared words suggest, with these words; people decide, one group at a time. */
export function SuggestionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['suggestions', 'errors'])
  const { suggestions, trouble } = useSuggestions()
  const { themes } = useHarvest()
  const tables = useTables()
  const [setAside, setSetAside] = useState<ReadonlySet<string>>(new Set())
  const { groups = [], additions = [] } = suggestions ?? {}
  const refs = [...groups.flatMap(({ notes }) => notes), ...additions.map(({ note }) => note)]
  const needed = [...new Set(refs.map((ref) => splitRef(ref).tableId))].sort()
  const cloths = useGallery(needed)
  const now = { hung: hungNotes(tables, cloths), gathered: gatheredIn(themes) }
  const shown = groupsNow(groups, now).filter(({ key }) => !setAside.has(key))
  const near = additionsNow(additions, now).filter(({ piled }) => !setAside.has(piled.ref))
  const arrived = suggestions !== null && needed.every((id) => cloths[id]?.arrived)
  const aside = (key: string) => {
    setSetAside(new Set([...setAside, key]))
    announce(t('aside'))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title')}
      className="suggestions"
      actions={
        <Button variant="main" onClick={onClose}>
          {t('done')}
        </Button>
      }
    >
      <p className="ui soft">{t('how')}</p>
      {trouble && (
        <Notice kind="heed" icon="warning">
          {t(`errors:${trouble.code}`)}
        </Notice>
      )}
      {!arrived && !trouble && <Loading />}
      <p role="status" className={arrived && shown.length + near.length === 0 ? 'ui' : 'vh'}>
        {arrived && t('found', { count: shown.length + near.length })}
      </p>
      {shown.map((group) => (
        <SuggestedGroup key={group.key} group={group} onAside={() => aside(group.key)} />
      ))}
      {near.length > 0 && <SuggestedAdditions additions={near} onAside={aside} />}
    </Dialog>
  )
}
