/** Every bound that a message is held to, in one place. Lengths are UTF-16 units, sizes bytes. */
export const LIMITS = {
  title: 120,
  purpose: 1000,
  question: 300,
  name: 60,
  organisation: 80,
  perspective: 80,
  announcement: 500,
  agreementLine: 300,
  agreementLines: 20,
  note: 2000,
  recap: 600,
  themeName: 120,
  themeDescription: 1500,
  url: 500,
  tables: 250,
  rounds: 20,
  people: 1000,
  languages: 20,
  perspectives: 40,
  notesPerTable: 6000,
  themes: 200,
  minutes: { least: 0.05, most: 240 },
  httpBody: 256 * 1024,
  seatingBody: 1024 * 1024,
  socketMessage: 32 * 1024,
  yjsFrame: 1024 * 1024,
  presence: 2 * 1024,
  layout: 100_000,
} as const

/** The soft landing: how long before its end a round says so, in ms. */
export const SOFT_LANDING_MS = 60_000
