/** Letters and digits that print alike, of Latin, Cyrillic, Greek and Arabic, marks put aside: each stands for the last of its group. */
const ALIKE = [
  'аɑαa',
  'вβb',
  'сϲc',
  'ԁd',
  'еɛεe',
  'ɡg',
  'һнh',
  'ӏіıι1|il',
  'јϳj',
  'кκk',
  'мm',
  'пηn',
  'о0οσo',
  'рρp',
  'ԛq',
  'гr',
  'ѕ5s',
  'тτt',
  'υu',
  'ѵνv',
  'ԝωw',
  'хχ×x',
  'уүγy',
  'ھہەةه',
  'ىیي',
  'کك',
]
const STANDS_FOR = new Map(
  ALIKE.flatMap((group) => {
    const letters = [...group]
    return letters.map((letter): [string, string] => [letter, letters.at(-1) ?? letter])
  }),
)

/**
 * What is left of a name when case, marks, spaces and signs are put aside and letters that print alike are one: names alike
 * in this read alike to people.
 */
export const plainName = (name: string): string =>
  [...name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()]
    .map((letter) => STANDS_FOR.get(letter) ?? letter)
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')

/** Ids of those at the door whose name reads like that of somebody else, inside or at the door. */
export function lookAlikes(
  waiting: Readonly<Record<string, { name: string }>>,
  inside: Readonly<Record<string, { name: string; gone?: true }>>,
): ReadonlySet<string> {
  const counts = new Map<string, number>()
  const count = ({ name }: { name: string }) => counts.set(plainName(name), (counts.get(plainName(name)) ?? 0) + 1)
  for (const person of Object.values(waiting)) count(person)
  for (const [id, person] of Object.entries(inside)) if (!person.gone && !Object.hasOwn(waiting, id)) count(person)
  return new Set(Object.keys(waiting).filter((id) => (counts.get(plainName(waiting[id]?.name ?? '')) ?? 0) > 1))
}
