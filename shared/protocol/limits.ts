/** Every bound that a message is held to, in one place. Lengths are UTF-16 units, sizes bytes. */
export const LIMITS = {
  title: 120,
  purpose: 1000,
  question: 300,
  name: 60,
  organisation: 80,
  perspective: 80,
  announcement: 500,
  report: 1000,
  /** Of a whole café. */
  reports: 1000,
  /** Of one person, that no host has read yet. */
  reportsWaiting: 5,
  agreementLine: 300,
  agreementLines: 20,
  /** Lines proposed for the agreement that are not yet lines of it: of one person, and in all. */
  linesPerPerson: 5,
  linesProposed: 60,
  note: 2000,
  recap: 600,
  /** A voice that a table misses, in its own words, and how many a table may name. */
  missing: 200,
  missingPerTable: 12,
  themeName: 120,
  themeDescription: 1500,
  /** What somebody says of a theme in their own words, and what somebody takes on. */
  answer: 500,
  commitment: 300,
  when: 80,
  commitmentsPerPerson: 20,
  /** What a thread between two tables says; of one person, and of a café. */
  threadWords: 120,
  threadsPerPerson: 20,
  threads: 1000,
  /** Of one person in a gallery walk. */
  dots: 20,
  url: 500,
  tables: 250,
  rounds: 20,
  people: 1000,
  /** Simulated guests of a rehearsal. */
  simulated: 30,
  /** That a host can add with one list. */
  peopleAtOnce: 250,
  languages: 20,
  perspectives: 40,
  notesPerTable: 8000,
  /** Of one person at one table, so that nobody leaves the others without room. */
  notesPerPerson: 5000,
  /** Between the notes of somebody who is asked to take their time, in seconds. */
  slow: { least: 15, most: 300 },
  /** Unnamed notes of one person in one café, as long as the server remembers whose they are; and keys in one message. */
  unnamedPerPerson: 300,
  keys: 200,
  /** Of a whole export that comes back, and values of any kind in it. */
  notesBrought: 50_000,
  valuesBrought: 1_500_000,
  themes: 200,
  themesPerPerson: 100,
  /** What the themes recommend, and of one person. */
  recommendation: 300,
  recommendations: 600,
  recommendationsPerPerson: 200,
  /** Of a café's own, beside those that come with every café. */
  lenses: 5,
  lensName: 80,
  lensItem: 160,
  lensItems: 20,
  /** That a theme speaks to an item; in a café, and of one person. */
  lensMarks: 20_000,
  lensMarksPerPerson: 3000,
  /** Places and reactions of one person at one table that name no note. */
  strays: 300,
  /** How many people somebody may ask not to sit with, and to sit with. */
  apart: 10,
  together: 3,
  minutes: { least: 0.05, most: 240 },
  httpBody: 256 * 1024,
  seatingBody: 1024 * 1024,
  /** An export that comes back: room for 50,000 notes of an ordinary length. */
  importBody: 32 * 1024 * 1024,
  /** How long a café may be kept after the day it is for, in days. */
  keepDays: 730,
  socketMessage: 32 * 1024,
  yjsFrame: 1024 * 1024,
  presence: 2 * 1024,
  layout: 100_000,
} as const

/** The soft landing: how long before its end a round says so, in ms. */
export const SOFT_LANDING_MS = 60_000
