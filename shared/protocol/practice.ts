/** What can be asked to happen in a rehearsal. */
export const MOMENTS = ['late-arrival', 'call-for-help', 'hurtful-note', 'report', 'long-turn'] as const
export type Moment = (typeof MOMENTS)[number]
