/**
 * What a co-host may be asked to take care of: who comes in; when things happen; where people sit; what is shown of their words.
 * In which order they are listed everywhere.
 */
export const SCOPES = ['door', 'time', 'tables', 'words'] as const
export type Scope = (typeof SCOPES)[number]
