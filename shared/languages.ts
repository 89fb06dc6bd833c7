/** Language tags are BCP 47: of `pt-BR` the base is `pt`. */
export const baseOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''

/** The first of these languages, by its base, that there is something for; `undefined` if there is none. */
export function firstKnown<Known extends string>(
  known: Readonly<Record<Known, unknown>>,
  tags: readonly string[],
): Known | undefined {
  return tags.map(baseOf).find((base): base is Known => Object.hasOwn(known, base))
}
