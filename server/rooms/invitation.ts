import { openTables } from '@tablecloth/shared/cafe/seats.ts'
import type { CafeState } from '@tablecloth/shared/cafe/state.ts'
import type { Invitation } from '@tablecloth/shared/protocol/cafes.ts'

/** What whoever has the code may know before they have joined. */
export function invitationTo(state: CafeState): Invitation {
  const { info, perspectives, rounds } = state.cafe
  const { title, purpose, languages, agreement, agreementIn = {}, admission } = info
  const { consentDefault, creditDefault, startsAt, keepUntil } = info
  return {
    cafeId: state.id,
    title,
    purpose,
    languages,
    agreement,
    agreementIn,
    admission,
    consentDefault,
    creditDefault,
    startsAt,
    keepUntil,
    plainTitle: info.plainTitle ?? false,
    rehearsal: info.rehearsal ?? false,
    perspectives: Object.entries(perspectives)
      .sort(([, a], [, b]) => a.order - b.order)
      .map(([id, { name, sensitive }]) => ({ id, name, sensitive })),
    tables: openTables(state).length,
    rounds: Object.keys(rounds).length,
  }
}
