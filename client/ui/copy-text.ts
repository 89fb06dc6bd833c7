/** Puts words on the clipboard; false where the browser withholds it, as over plain HTTP on a local network. */
export async function writeClipboard(text: string): Promise<boolean> {
  if (!window.isSecureContext) return false
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** The old way: selects what the field shows and copies that. False leaves it selected for the person's own keys. */
export function copySelection(field: HTMLInputElement): boolean {
  field.focus()
  field.select()
  return document.execCommand('copy')
}
