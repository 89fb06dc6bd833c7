import type { DeviceKind } from '@tablecloth/shared/cafe/kept-state.ts'
import type { CafeRoots, Round } from '@tablecloth/shared/cafe/state.ts'
import type { CafeId } from '@tablecloth/shared/ids.ts'
import type { CreateCafe, ImportOptions, Invitation, JoinCafe } from '@tablecloth/shared/protocol/cafes.ts'
import type { Ack, Command } from '@tablecloth/shared/protocol/commands.ts'
import type { Outcome } from '@tablecloth/shared/protocol/errors.ts'
import type { ToCompare } from '../harvest/suggesting.ts'
import type { UnreadBriefing } from '../rooms/briefing-input.ts'
import type { Session } from '../storage/storage.ts'

export interface CafeMade {
  cafeId: string
  participantId: string
  joinCode: string
  /** The one behind the host link. */
  hostToken: string
  /** The one of the browser that made it. */
  token: string
  tables: { id: string; name: string }[]
}

export interface CafeBrought extends CafeMade {
  info: CafeRoots['info']
  rounds: Round[]
}

/** What HTTP asks of the cafés. `server/rooms/cafes.ts` answers; `server/app.ts` introduces them. */
export interface CafeService {
  /** Tokens are in the clear for the only time. */
  create(wish: CreateCafe, device: DeviceKind): Promise<Outcome<CafeMade>>
  /** A café out of a JSON export, with all of it or not at all. */
  bring(file: Uint8Array, options: ImportOptions, device: DeviceKind): Promise<Outcome<CafeBrought>>
  /** A café of its own for a host to practise in; the one made before it is erased. */
  rehearse(session: Session, device: DeviceKind): Promise<Outcome<CafeMade>>
  /** The same refusal for a code that never was, one of a closed café and one of an erased one. */
  invitation(joinCode: string): Promise<Outcome<Invitation>>
  /** `known`: as whom this browser was here before. */
  join(
    wish: JoinCafe,
    known: readonly string[],
    device: DeviceKind,
  ): Promise<Outcome<{ cafeId: string; participantId: string; token: string; admitted: boolean }>>
  /** The session behind a token. */
  enter(token: string): Promise<Outcome<Session>>
  /** The session behind a token of somebody who was asked to leave, which opens nothing else. */
  enterRemoved(token: string): Promise<Outcome<Session>>
  /** A token of its own for a browser in which somebody shows one that holds. */
  begin(token: string, device: DeviceKind): Promise<Outcome<{ session: Session; token: string }>>
  read(session: Session): Promise<Outcome<CafeRoots & { now: number }>>
  command(session: Session, command: Command): Promise<Ack>
  /** What an export is made from; consent and credit are settled by `briefingOf`, where it is written. */
  briefing(session: Session): Promise<Outcome<UnreadBriefing>>
  /** Whether they may gather themes now. */
  mayGather(session: Session): Promise<Outcome<null>>
  /** What of a café's words may be compared, whoever of those who gather asks. */
  suggestionInput(cafeId: CafeId): Promise<Outcome<ToCompare>>
  /** Everything of the café is gone when this resolves. */
  erase(session: Session): Promise<Outcome<null>>
}
