import { readFileSync } from 'node:fs'
import { COMMON_WORDS } from '@tablecloth/server/harvest/common-words.ts'
import { suggest } from '@tablecloth/shared/harvest/suggestions/suggest.ts'
import { plainWord } from '@tablecloth/shared/harvest/suggestions/telling-words.ts'
import { createRng, type Rng } from '@tablecloth/shared/rng.ts'
import { kmeans } from 'ml-kmeans'
import { adjustedRand, rightPairs } from './suggestions/agreement.ts'

/**
 * `npm run bench:suggestions`: how far the suggested groups agree with those that people made of 200 notes in three languages,
 * beside chance and beside plain tf–idf with k-means. Every second note of each theme and language was used for tuning;
 * the others were not. Two notes in two languages share no word, so words alone can find at most a third of all pairs.
 */
type Labelled = Record<string, Record<string, string[]>>

interface Note {
  place: string
  text: string
  theme: string
  tuned: boolean
}

const SEEDS = 20

const labelled = JSON.parse(readFileSync(new URL('suggestions/labelled.json', import.meta.url), 'utf8')) as Labelled
const notes: Note[] = Object.entries(labelled).flatMap(([theme, languages]) =>
  Object.entries(languages).flatMap(([language, texts]) =>
    texts.map((text, at) => ({ place: `${theme}-${language}/${at}`, text, theme, tuned: at % 2 === 0 })),
  ),
)

/** Group numbers, one a note; a note in no group is alone. */
function suggested(of: readonly Note[]): (string | number)[] {
  const { groups } = suggest(of, [], COMMON_WORDS)
  return of.map(({ place }, at) => {
    const group = groups.findIndex(({ notes: members }) => members.includes(place))
    return group < 0 ? `alone ${at}` : group
  })
}

/** Whole words, weighed by rarity alone, in as many groups as people made. */
function plainKMeans(of: readonly Note[], seed: number): number[] {
  const documents = of.map(({ text }) => (text.match(/\p{L}+/gu) ?? []).map(plainWord))
  const vocabulary = [...new Set(documents.flat())]
  const uses = new Map(vocabulary.map((word) => [word, documents.filter((words) => words.includes(word)).length]))
  const rows = documents.map((words) => {
    const row = vocabulary.map(
      (word) => words.filter((one) => one === word).length * Math.log(of.length / (uses.get(word) ?? 1)),
    )
    const length = Math.hypot(...row) || 1
    return row.map((value) => value / length)
  })
  return kmeans(rows, new Set(of.map(({ theme }) => theme)).size, { seed }).clusters
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const shown = (value: number) => value.toFixed(3)
const percent = (value: number) => `${Math.round(100 * value)} %`

function compare(name: string, of: readonly Note[]): void {
  const people = of.map(({ theme }) => theme)
  const ours = suggested(of)
  const seeds = Array.from({ length: SEEDS }, (_, seed) => seed)
  const chance = seeds.map((seed) => createRng(seed).shuffle(ours))
  const plain = seeds.map((seed) => plainKMeans(of, seed))
  const inGroups = ours.filter((group) => typeof group === 'number')
  console.log(
    `${name}: adjusted Rand index ${shown(adjustedRand(ours, people))}` +
      `, chance ${shown(mean(chance.map((one) => adjustedRand(one, people))))}` +
      `, tf–idf with k-means ${shown(mean(plain.map((one) => adjustedRand(one, people))))}`,
  )
  console.log(
    `  ${new Set(inGroups).size} groups of ${inGroups.length} notes; of the pairs in them people put together ${percent(rightPairs(ours, people))}` +
      `, of pairs by chance ${percent(mean(chance.map((one) => rightPairs(one, people))))}` +
      `, of those by k-means ${percent(mean(plain.map((one) => rightPairs(one, people))))}`,
  )
}

/** People have begun every theme with some of its notes: where are the others suggested? */
function begun(count: number, rng: Rng): { suggested: number; right: number; others: number } {
  const themes = Object.keys(labelled).map((id) => {
    const all = notes.filter(({ theme }) => theme === id).map(({ place }) => place)
    return { id, notes: rng.shuffle(all).slice(0, count) }
  })
  const { additions } = suggest(notes, themes, COMMON_WORDS)
  const themeOf = new Map(notes.map(({ place, theme }) => [place, theme]))
  const right = additions.filter(({ note, theme }) => themeOf.get(note) === theme).length
  return { suggested: additions.length, right, others: notes.length - count * themes.length }
}

compare('all 200 notes', notes)
compare(
  'the tuned half',
  notes.filter(({ tuned }) => tuned),
)
compare(
  'the half not seen in tuning',
  notes.filter(({ tuned }) => !tuned),
)
for (const count of [3, 6, 9]) {
  const runs = Array.from({ length: SEEDS }, (_, seed) => begun(count, createRng(seed)))
  const [all, right, others] = (['suggested', 'right', 'others'] as const).map((key) =>
    mean(runs.map((run) => run[key])),
  )
  console.log(
    `themes begun with ${count} notes each: ${percent((all ?? 0) / (others ?? 1))} of the others are suggested to one` +
      `, ${percent((right ?? 0) / (all || 1))} of them rightly (chance: 10 %)`,
  )
}

const rng = createRng(1)
const words = notes.flatMap(({ text }) => text.split(' '))
const many = Array.from({ length: 10_000 }, (_, at) => ({
  place: `t/${at}`,
  text: Array.from({ length: 12 }, () => rng.pick(words)).join(' '),
}))
const before = performance.now()
const { groups } = suggest(many, [], COMMON_WORDS)
console.log(
  `10,000 notes: ${groups.length} groups in ${((performance.now() - before) / 1000).toFixed(1)} s, on a thread of its own`,
)
