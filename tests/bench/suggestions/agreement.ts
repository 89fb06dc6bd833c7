type Labels = readonly (string | number)[]

const pairsOf = (n: number) => (n * (n - 1)) / 2

function counted(labels: Labels): number[] {
  const counts = new Map<string | number, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts.values()]
}

const together = (labels: Labels) => counted(labels).reduce((sum, count) => sum + pairsOf(count), 0)

const inBoth = (one: Labels, other: Labels) => together(one.map((label, at) => `${label} ${other[at]}`))

/** Agreement of two groupings of the same things: 1 for the same, 0 for chance (Hubert and Arabie, 1985). */
export function adjustedRand(one: Labels, other: Labels): number {
  const [a, b] = [together(one), together(other)]
  const expected = (a * b) / pairsOf(one.length)
  return (inBoth(one, other) - expected) / ((a + b) / 2 - expected)
}

/** Of all pairs that `found` puts together, the share that `people` put together, 0 to 1. */
export const rightPairs = (found: Labels, people: Labels): number => inBoth(found, people) / (together(found) || 1)
