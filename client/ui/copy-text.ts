/**
 * Puts words on the clipboard. Over plain HTTP on a local network browsers withhold the clipboard,
 * so the field's own selection is copied the old way; false means that neither worked.
 */
export async function copyText(text: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    if (window.isSecureContext) {
      await navigator.clipboard.writeText(text)
      return true
    }
  } catch {
    // Refused by the browser or its settings: the field's selection still may do.
  }
  if (!field) return false
  field.focus()
  field.select()
  return document.execCommand('copy')
}
