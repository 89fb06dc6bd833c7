/** Joins what is there: `classes('btn', wide && 'wide')`. */
export function classes(...names: ReadonlyArray<string | false | undefined>): string {
  return names.filter(Boolean).join(' ')
}
