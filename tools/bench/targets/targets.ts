import { hocuspocus } from './hocuspocus.ts'
import { relay } from './relay.ts'
import { ours, oursAcknowledged } from './tablecloth.ts'
import type { Target } from './target.ts'
import { yWebsocket } from './y-websocket.ts'

/** The first is what all others are compared with. */
export const TARGETS: readonly Target[] = [relay, ours, oursAcknowledged, yWebsocket, hocuspocus]
