import { type Answer, OFFLINE, toTrouble } from '../../connection/api.ts'
import { saveFile } from '../../device/save-file.ts'

export type ExportFormat = 'docx' | 'html' | 'md' | 'json' | 'csv'

/** Fetches a café's briefing in the language of the page and hands it to the browser as a file. */
export async function downloadBriefing(
  cafeId: string,
  format: ExportFormat,
  { as, lang }: { as: string | undefined; lang: string },
): Promise<Answer<null>> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const wishes = new URLSearchParams({ lang, ...(timeZone ? { timeZone } : {}) })
  try {
    const response = await fetch(`/api/cafes/${cafeId}/harvest.${format}?${wishes}`, {
      headers: as ? { 'X-Tablecloth-As': as } : {},
      credentials: 'same-origin',
      cache: 'no-store',
    })
    if (!response.ok) return { ok: false, error: toTrouble(await response.json().catch(() => null)) }
    saveFile(`harvest-${cafeId}.${format}`, await response.blob())
    return { ok: true, value: null }
  } catch {
    return { ok: false, error: OFFLINE }
  }
}
