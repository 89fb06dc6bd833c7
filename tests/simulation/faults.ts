/** Everything that can turn out wrong, with the rule of SPEC.md that it breaks. */
export const RULES = {
  'copies differ': 'SY60',
  'no rest': 'SY60',
  'the server complains': 'SY60',
  'something was thrown': 'SY60',
  'taken without a right': 'SY61',
  'an honest edit is refused': 'SY61',
  'an honest socket is closed': 'SY61',
  'an id is not its writer’s': 'SY61',
  'saved before it was kept': 'SY62',
  'saved words are lost': 'SY62',
  'a saved deletion is undone': 'SY62',
  'words vanish': 'SY63',
  'presence is not who is there': 'SY64',
  'a document stays though nobody is there': 'SY64',
} as const

export type Rule = keyof typeof RULES

export interface Finding {
  rule: Rule
  detail: string
}
