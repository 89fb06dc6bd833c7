import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { GatherNote } from './GatherNote.tsx'
import type { PiledNote } from './pile.ts'
import type { Chosen } from './use-chosen.ts'

/** A longer list is shown in parts, so that a phone can hold it. */
const PART = 40

interface NotePartsProps {
  notes: readonly PiledNote[]
  className: string
  onPut: ((ref: string) => void) | null
  onTakeOut?: ((ref: string) => void) | null
  chosen: Chosen | null
}

/** Notes in a list, a part at a time, to be put somewhere one by one or chosen together. */
export function NoteParts({ notes, className, onPut, onTakeOut = null, chosen }: NotePartsProps) {
  const { t } = useTranslation('harvest')
  const [shown, setShown] = useState(PART)
  const part = notes.slice(0, shown)
  // Read when somebody acts, so that a note is drawn again only where it changes itself.
  const now = useRef({ chosen, part })
  useEffect(() => {
    now.current = { chosen, part }
  })
  const choose = useCallback((ref: string, on: boolean, extend: boolean) => {
    const order = now.current.part.map((one) => one.ref)
    now.current.chosen?.choose(ref, on, extend, order)
  }, [])
  const carried = useCallback((ref: string): readonly string[] => {
    const refs = now.current.chosen?.refs
    return refs?.has(ref) ? [...refs] : [ref]
  }, [])
  return (
    <>
      <ul className={className}>
        {part.map((piled) => (
          <li key={piled.ref}>
            <GatherNote
              piled={piled}
              onPut={onPut}
              onTakeOut={onTakeOut}
              carried={carried}
              {...(chosen ? { isChosen: chosen.refs.has(piled.ref), onChoose: choose } : {})}
            />
          </li>
        ))}
      </ul>
      {notes.length > shown && (
        <Button wide onClick={() => setShown(shown + PART)}>
          {t('pile.more', { count: Math.min(PART, notes.length - shown) })}
        </Button>
      )}
    </>
  )
}
