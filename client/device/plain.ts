import { create } from 'zustand'
import { readLocal, writeLocal } from './storage.ts'

/** `public/plain.js` reads both before anything else of the page has come. */
const DEVICE_KEY = 'tablecloth.plain'
const CAFES_KEY = 'tablecloth.plain.cafes'

interface Plain {
  /** Somebody on this device chose it, for all of our pages. */
  device: boolean
  /** The café that is open asks for it. */
  cafe: boolean
}

/** Whether tab and history are to say nothing of cafés. */
export const usePlain = create<Plain>(() => ({ device: readLocal(DEVICE_KEY) !== null, cafe: false }))

/** `words`: the title that stands there instead, in the language of the page; kept, as it is needed before words are. */
export function choosePlain(words: string | null): void {
  writeLocal(DEVICE_KEY, words)
  usePlain.setState({ device: words !== null })
}

export function wearPlain(plain: boolean): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  const href = plain ? '/plain.svg' : '/icon.svg'
  if (icon && icon.getAttribute('href') !== href) icon.setAttribute('href', href)
}

/** What the open café asks for; remembered, so that it holds before the café is there again. */
export function wearPlainFor(cafeId: string, words: string | null): void {
  usePlain.setState({ cafe: words !== null })
  const kept = keptCafes()
  if ((kept[cafeId] ?? null) === words) return
  if (words === null) delete kept[cafeId]
  else kept[cafeId] = words
  writeLocal(CAFES_KEY, Object.keys(kept).length ? JSON.stringify(kept) : null)
}

function keptCafes(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(readLocal(CAFES_KEY) ?? '{}')
    return typeof kept === 'object' && kept !== null ? { ...(kept as Record<string, string>) } : {}
  } catch {
    return {}
  }
}
