import type { TemplateId } from '@tablecloth/shared/cafe/templates.ts'
import { USUAL_PROMISE } from '@tablecloth/shared/voices/promise.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from './draft.ts'
import { layTemplate } from './lay.ts'

const KEY = 'tablecloth.draft'

interface Kept {
  draft: Draft
  /** Nothing of it was changed yet, so another template or language may replace it without asking. */
  untouched: boolean
  language: string
}

/** This tab's storage: a reload loses nothing, closing the tab does. */
function readKept(): Kept | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    if (!isKept(kept)) return null
    // A draft may be older than the choice of how tables are helped, and than agreements in several languages.
    const { promise = USUAL_PROMISE, agreementIn = kept.language } = kept.draft
    return { ...kept, draft: { ...kept.draft, promise, agreementIn } }
  } catch {
    return null
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('draft' in value)) return false
  const { draft } = value as { draft: Partial<Record<keyof Draft, unknown>> | null }
  if (typeof draft !== 'object' || draft === null) return false
  const lists = [draft.tables, draft.rounds, draft.languages, draft.voices, draft.agreement]
  const parts = [draft.checkIn, draft.checkOut]
  return lists.every(Array.isArray) && parts.every((part) => typeof part === 'object' && part !== null)
}

function keep(kept: Kept | null): void {
  try {
    if (kept) sessionStorage.setItem(KEY, JSON.stringify(kept))
    else sessionStorage.removeItem(KEY)
  } catch {
    // The draft then lives as long as the page.
  }
}

export interface DraftInHand {
  draft: Draft
  untouched: boolean
  change: (change: Partial<Draft>) => void
  lay: (template: TemplateId) => void
  forget: () => void
}

/** The café being made. It follows the language of the page until a word of it was changed. */
export function useDraft(): DraftInHand {
  const { t, i18n } = useTranslation('make')
  const language = i18n.resolvedLanguage ?? 'en'
  const lay = (template: TemplateId): Kept => ({
    draft: layTemplate(template, t, language),
    untouched: true,
    language,
  })
  const [kept, setKept] = useState<Kept>(() => readKept() ?? lay('allyship'))
  const current = kept.untouched && kept.language !== language ? lay(kept.draft.template) : kept
  if (current !== kept) setKept(current)
  useEffect(() => keep(current), [current])
  return {
    draft: current.draft,
    untouched: current.untouched,
    change: (change) => setKept((before) => ({ ...before, untouched: false, draft: { ...before.draft, ...change } })),
    lay: (template) => setKept(lay(template)),
    forget: () => keep(null),
  }
}
