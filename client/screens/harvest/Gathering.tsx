import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMyTableId } from '../../state/hooks.ts'
import { announce } from '../../ui/announce.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { useTables } from '../gallery/tables.ts'
import { useGallery } from '../gallery/use-gallery.ts'
import { Lenses } from './lenses/Lenses.tsx'
import { Pile } from './Pile.tsx'
import { PutDialog } from './PutDialog.tsx'
import { gatheredIn, hungNotes } from './pile.ts'
import { TakeOn } from './TakeOn.tsx'
import { ThemeCards } from './ThemeCards.tsx'
import { ThemeSheet } from './ThemeSheet.tsx'
import { putInto, splitRef } from './themes.ts'
import { useHarvest } from './use-harvest.tsx'

/** So few cloths are gathered from all at once; of more, a table at a time. */
const ALL_OPEN = 12

interface GatheringProps {
  /** The theme that lies open. */
  open: string | null
  onOpen: (themeId: string | null) => void
}

export function Gathering({ open, onOpen }: GatheringProps) {
  const { t } = useTranslation(['harvest', 'commitments', 'lenses'])
  const { doc, themes, mayWrite } = useHarvest()
  const tables = useTables()
  const mine = useMyTableId()
  const many = tables.length > ALL_OPEN
  const [from, setFrom] = useState<string>('')
  // Phones show one of the four at a time.
  const [view, setView] = useState<'pile' | 'themes' | 'lenses' | 'ahead'>('pile')
  const [putting, setPutting] = useState<string | null>(null)
  const theme = themes.find(({ id }) => id === open) ?? themes[0]
  const pileOf = many && from === '' ? (mine ?? tables[0]?.id ?? '') : from
  const themed = theme?.notes.map((ref) => splitRef(ref).tableId) ?? []
  const needed = many ? [...new Set([pileOf, ...themed])] : tables.map(({ id }) => id)
  const cloths = useGallery(needed)
  const hung = hungNotes(tables, cloths)
  const gathered = gatheredIn(themes)
  const piled = [...hung.values()].filter(({ table }) => pileOf === '' || table.id === pileOf)
  const put = (themeId: string, ref: string) => {
    putInto(doc, themeId, ref)
    announce(t('put.done', { theme: themes.find(({ id }) => id === themeId)?.name ?? '' }))
  }
  const asked = putting === null ? undefined : hung.get(putting)
  return (
    <div className="gathering" data-view={view}>
      <div className="which">
        <Segmented
          legend={t('which')}
          wide
          value={view}
          onChange={setView}
          options={[
            { value: 'pile', label: t('pile.title') },
            { value: 'themes', label: t('themes.title') },
            { value: 'lenses', label: t('lenses:short') },
            { value: 'ahead', label: t('commitments:short') },
          ]}
        />
      </div>
      <Pile
        notes={piled.filter(({ ref }) => !gathered.has(ref))}
        of={piled.length}
        arrived={needed.every((id) => cloths[id]?.arrived)}
        from={pileOf}
        mayAll={!many}
        onFrom={setFrom}
        onPut={mayWrite ? setPutting : null}
      />
      <div className="themes">
        {theme && (
          <ThemeSheet
            key={theme.id}
            theme={theme}
            place={themes.indexOf(theme) + 1}
            of={themes.length}
            hung={hung}
            onPut={mayWrite ? setPutting : null}
            onDrop={mayWrite ? (ref) => put(theme.id, ref) : null}
            onGone={() => onOpen(null)}
          />
        )}
        <ThemeCards open={theme?.id ?? null} onOpen={onOpen} onDrop={mayWrite ? put : null} />
      </div>
      <Lenses />
      <TakeOn />
      {asked && <PutDialog asked={asked} onClose={() => setPutting(null)} onNew={onOpen} />}
    </div>
  )
}
