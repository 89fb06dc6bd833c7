import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { Tally } from '../../ui/Tally.tsx'
import type { LaidTable } from './tables.ts'
import { type HungCloth, readingOrder } from './use-gallery.ts'

interface ClothLineProps {
  tables: readonly LaidTable[]
  cloths: Readonly<Record<string, HungCloth>>
  value: string
  onChange: (tableId: string) => void
}

/** All cloths on a line. Native radios: arrows go along the line. */
export function ClothLine({ tables, cloths, value, onChange }: ClothLineProps) {
  const { t } = useTranslation('gallery')
  const name = useId()
  const line = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    // On a phone the line is longer than the screen; the chosen cloth is brought into sight, the page stays.
    const fieldset = line.current
    const chosen = fieldset?.querySelector<HTMLElement>(`[data-table="${CSS.escape(value)}"]`)
    if (!fieldset || !chosen) return
    const [frame, box] = [fieldset.getBoundingClientRect(), chosen.getBoundingClientRect()]
    fieldset.scrollBy({ left: box.left + box.width / 2 - (frame.left + frame.width / 2) })
  }, [value])
  return (
    <fieldset className="cloth-line" ref={line}>
      <legend className="vh">{t('line')}</legend>
      {tables.map((table) => (
        <label key={table.id} className="hung" data-table={table.id}>
          <input
            className="pick-cloth"
            type="radio"
            name={name}
            checked={table.id === value}
            onChange={() => onChange(table.id)}
          />
          <span className="peg" aria-hidden="true" />
          <span className="peg end" aria-hidden="true" />
          <Selvedge count={table.number} />
          <span className="hung-name">
            <Tally count={table.number} size="s" />
            <bdi>{table.name}</bdi>
          </span>
          <Bits cloth={cloths[table.id]} />
        </label>
      ))}
    </fieldset>
  )
}

const SMALL = 14

/** The papers of a cloth, too small to read. */
function Bits({ cloth }: { cloth: HungCloth | undefined }) {
  if (!cloth) return <span className="bits" aria-hidden="true" />
  return (
    <span className="bits" aria-hidden="true">
      {readingOrder(cloth.notes)
        .slice(0, SMALL)
        .map((id) => {
          const note = cloth.notes[id]
          const height = 14 + Math.min(18, Math.round((note?.text.length ?? 0) / 8))
          return <i key={id} data-paper={note?.paper ?? 'white'} style={{ blockSize: height }} />
        })}
    </span>
  )
}
