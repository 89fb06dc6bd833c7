/** What is left of a name when case, marks, spaces and signs are put aside: names alike in this read alike to people. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

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
