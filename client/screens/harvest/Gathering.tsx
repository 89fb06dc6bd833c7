import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMyTableId } from '../../state/hooks.ts'
import { announce } from '../../ui/announce.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { useTables } from '../gallery/tables.ts'
import { useGallery } from '../gallery/use-gallery.ts'
import { ChosenBar } from './ChosenBar.tsx'
import { Lenses } from './lenses/Lenses.tsx'
import { Pile } from './Pile.tsx'
import { PutDialog } from './PutDialog.tsx'
import { gatheredIn, hungNotes } from './pile.ts'
import { TakeOn } from './TakeOn.tsx'
import { ThemeBoard } from './ThemeBoard.tsx'
import { ThemeCards } from './ThemeCards.tsx'
import { ThemeSheet } from './ThemeSheet.tsx'
import { putInto, splitRef } from './themes.ts'
import { UndoGathering } from './UndoGathering.tsx'
import { useChosen } from './use-chosen.ts'
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
  const [lie, setLie] = useState<'list' | 'board'>('list')
  const [asked, setAsked] = useState<readonly string[]>([])
  const { chosen, begin, end } = useChosen()
  // One that was brought into another is read there.
  const theme = themes.find(({ id, parts }) => id === open || parts.some((part) => part.id === open)) ?? themes[0]
  const pileOf = many && from === '' ? (mine ?? tables[0]?.id ?? '') : from
  const read = lie === 'board' ? themes.flatMap(({ notes }) => notes) : (theme?.notes ?? [])
  const needed = many ? [...new Set([pileOf, ...read.map((ref) => splitRef(ref).tableId)])] : tables.map(({ id }) => id)
  const cloths = useGallery(needed)
  const hung = useMemo(() => hungNotes(tables, cloths), [tables, cloths])
  const gathered = useMemo(() => gatheredIn(themes), [themes])
  const piled = [...hung.values()].filter(({ table }) => pileOf === '' || table.id === pileOf)
  const put = (themeId: string, refs: readonly string[]) => {
    putInto(doc, themeId, refs)
    announce(t('put.done', { theme: themes.find(({ id }) => id === themeId)?.name ?? '' }))
  }
  const askOne = useCallback((ref: string) => setAsked([ref]), [])
  const ask = mayWrite ? askOne : null
  const askedNow = asked.flatMap((ref) => hung.get(ref) ?? [])
  // Only what stands in the theme that lies open can be taken from it.
  const splits = theme && asked.length > 1 && asked.every((ref) => theme.notes.includes(ref)) ? theme : null
  const choosing = { chosen: mayWrite ? chosen : null, onChoose: mayWrite && !chosen ? begin : null }
  return (
    <div className="gathering" data-view={view} data-lie={lie}>
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
        onPut={ask}
        {...choosing}
      />
      <div className="themes">
        <div className="row wrap between themes-tools">
          {mayWrite ? <UndoGathering /> : <span />}
          <Segmented
            legend={t('lie.legend')}
            value={lie}
            onChange={setLie}
            options={[
              { value: 'list', label: t('lie.list'), icon: 'list' },
              { value: 'board', label: t('lie.board'), icon: 'cloth' },
            ]}
          />
        </div>
        {lie === 'board' && (
          <ThemeBoard
            hung={hung}
            onPut={ask}
            onDrop={mayWrite ? put : null}
            onOpen={(id) => {
              setLie('list')
              onOpen(id)
            }}
            chosen={choosing.chosen}
          />
        )}
        {lie === 'list' && theme && (
          <ThemeSheet
            key={theme.id}
            theme={theme}
            place={themes.indexOf(theme) + 1}
            of={themes.length}
            hung={hung}
            onPut={ask}
            onDrop={mayWrite ? (refs) => put(theme.id, refs) : null}
            onOpen={onOpen}
            {...choosing}
          />
        )}
        <ThemeCards open={theme?.id ?? null} onOpen={onOpen} onDrop={mayWrite ? put : null} />
      </div>
      <Lenses />
      <TakeOn />
      {mayWrite && chosen && (
        <ChosenBar count={chosen.refs.size} onPut={() => setAsked([...chosen.refs])} onEnd={end} />
      )}
      {askedNow.length > 0 && (
        <PutDialog
          asked={askedNow}
          from={splits}
          onClose={() => {
            setAsked([])
            if (asked.length > 1) end()
          }}
          onNew={(id) => {
            onOpen(id)
            if (asked.length < 2) return
            setView('themes')
            setAsked([])
            end()
          }}
        />
      )}
    </div>
  )
}
