/** Hands a file that was made here to the browser's downloads; nothing goes over the network. */
export function downloadText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Chromium reads the object after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
