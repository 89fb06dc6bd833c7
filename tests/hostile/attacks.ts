import type { Attack } from './attack.ts'
import { bytesCut } from './attacks/bytes-cut.ts'
import { clocks } from './attacks/clocks.ts'
import { codesAndLinks } from './attacks/codes-and-links.ts'
import { commands } from './attacks/commands.ts'
import { contents } from './attacks/contents.ts'
import { doors } from './attacks/doors.ts'
import { fills } from './attacks/fills.ts'
import { floods } from './attacks/floods.ts'
import { frames } from './attacks/frames.ts'
import { ids } from './attacks/ids.ts'
import { presence } from './attacks/presence.ts'
import { races } from './attacks/races.ts'
import { requests } from './attacks/requests.ts'
import { slowedAndRemoved } from './attacks/slowed-and-removed.ts'
import { sockets } from './attacks/sockets.ts'
import { words } from './attacks/words.ts'

/** The one table of attacks: what they are aimed at, and each by its name. */
export const ATTACKS = {
  'client ids': ids,
  'clocks and references': clocks,
  'the words of others': words,
  'bytes cut and garbled': bytesCut,
  'contents of documents': contents,
  presence,
  floods,
  'WebSocket frames': frames,
  'doors and tokens': doors,
  'the control socket': sockets,
  'codes and links': codesAndLinks,
  HTTP: requests,
  commands,
  races,
  'the slowed and the removed': slowedAndRemoved,
  'room for others': fills,
} as const satisfies Record<string, readonly Attack[]>

export type Target = keyof typeof ATTACKS
