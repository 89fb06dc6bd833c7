/**
 * All that the parts of a screen speak, asked for when it opens, the screen's own first. A namespace that came later, with
 * somebody else's first theme or a host's word, would hide the whole screen while it is fetched, and take the focus, and
 * letters, from whoever writes.
 */
export const WHOLE_SCREENS = {
  table: ['table', 'away', 'carry', 'common', 'errors', 'gallery', 'hosting', 'notes', 'prompts', 'voices'],
  gallery: ['gallery', 'carry', 'common', 'errors', 'notes', 'table', 'threads', 'voices', 'walk'],
  harvest: [
    'harvest',
    'answers',
    'away',
    'commitments',
    'common',
    'errors',
    'gallery',
    'hosting',
    'lenses',
    'notes',
    'recommendations',
    'suggestions',
    'table',
    'walk',
  ],
  desk: [
    'desk',
    'away',
    'common',
    'errors',
    'gallery',
    'hosting',
    'kept',
    'paper',
    'plan',
    'rehearsal',
    'rotation',
    'seating',
    'tables',
    'voices',
    'walk',
  ],
} as const
