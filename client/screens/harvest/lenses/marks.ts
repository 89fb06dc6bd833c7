import { lensMarkKey, lensMarks } from '@tablecloth/shared/harvest/lenses.ts'
import type * as Y from 'yjs'
import { OWN } from '../../../connection/shared-document.ts'

interface MarkedTheme {
  id: string
  parts: readonly { id: string }[]
}

/** Says that a theme speaks to an item, or that neither it nor what was brought into it does. */
export function setMark(doc: Y.Doc, theme: MarkedTheme, lensId: string, itemId: string, speaks: boolean): void {
  const marks = doc.getMap<true>('lensMarks')
  const there = lensMarks(marks.toJSON(), theme, lensId, itemId)
  if (speaks === there.length > 0) return
  doc.transact(() => {
    if (speaks) marks.set(lensMarkKey(theme.id, lensId, itemId), true)
    else for (const key of there) marks.delete(key)
  }, OWN)
}
