import { readLocal, writeLocal } from './storage.ts'

export type Theme = 'light' | 'dark'
const THEME_KEY = 'tablecloth.theme'

export function isTheme(value: string | null): value is Theme {
  return value === 'light' || value === 'dark'
}

/** What was chosen on this device; null follows the device itself. */
export function chosenTheme(): Theme | null {
  const kept = readLocal(THEME_KEY)
  return isTheme(kept) ? kept : null
}

export function wearTheme(theme: Theme | null): void {
  if (theme) document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
}

export function chooseTheme(theme: Theme | null): void {
  writeLocal(THEME_KEY, theme)
  wearTheme(theme)
}
