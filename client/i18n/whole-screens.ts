/**
 * All that the parts of a screen speak, asked for when it opens. A namespace that came later, with somebody else's first theme or a host's word,
 * would hide the whole screen while it is fetched, and take the focus, and letters, from whoever writes.
 */
export const WHOLE_SCREENS = {
  table: [
    'table',
    'prompts',
    'voices',
    'errors',
    'carry',
    'common',
    'hosting',
    'kept',
    'moving',
    'notes',
    'reflection',
  ],
  gallery: ['gallery', 'carry', 'common', 'errors', 'hosting', 'kept', 'notes', 'table', 'threads', 'walk'],
  harvest: [
    'harvest',
    'gallery',
    'answers',
    'commitments',
    'common',
    'errors',
    'hosting',
    'kept',
    'lenses',
    'notes',
    'recommendations',
    'suggestions',
    'table',
    'threads',
    'walk',
  ],
  desk: ['desk', 'common', 'errors', 'hosting', 'kept', 'notes', 'seating', 'table', 'tables', 'walk'],
} as const
