/** Hands the browser a file to keep. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // Revoked at once, some browsers would save nothing.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
