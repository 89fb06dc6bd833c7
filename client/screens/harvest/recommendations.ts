import { type Entropy, makeId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { tidyLines, withoutFaults } from '@tablecloth/shared/text.ts'
import * as Y from 'yjs'
import { OWN } from '../../connection/shared-document.ts'

/** An id that sorts by when it was made. */
export const recommendationId = (now: number, entropy: Entropy): string =>
  `r${now.toString(36).padStart(9, '0')}${makeId(entropy, 8)}`

/** What should follow from a theme, in one transaction; from then on its words belong to everyone. */
export function recommend(doc: Y.Doc, id: string, themeId: string, text: string): void {
  doc.transact(() => {
    const recommendation = new Y.Map<Y.Text | string>()
    recommendation.set('text', new Y.Text(tidyLines(withoutFaults(text)).slice(0, LIMITS.recommendation)))
    recommendation.set('theme', themeId)
    doc.getMap('recommendations').set(id, recommendation)
  }, OWN)
}

/** The shared words of a recommendation; `null` when somebody has taken it away. */
export function recommendationText(doc: Y.Doc, id: string): Y.Text | null {
  const recommendation: unknown = doc.getMap('recommendations').get(id)
  const text: unknown = recommendation instanceof Y.Map ? recommendation.get('text') : null
  return text instanceof Y.Text ? text : null
}

/** Takes away one that says nothing any more; answers whether it did. */
export function takeAway(doc: Y.Doc, id: string): boolean {
  if (recommendationText(doc, id)?.toString().trim() !== '') return false
  doc.transact(() => doc.getMap('recommendations').delete(id), OWN)
  return true
}
