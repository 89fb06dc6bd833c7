const PATIENCE_MS = 8000

/** Waits for a condition; fails with its name when it does not come true. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const start = Date.now()
  while (!holds()) {
    if (Date.now() - start > PATIENCE_MS) throw new Error(`in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
