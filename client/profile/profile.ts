import { asId, type PerspectiveId } from '@tablecloth/shared/ids.ts'
import type { JoinCafe } from '@tablecloth/shared/protocol/cafes.ts'
import type { Credit } from '@tablecloth/shared/protocol/fields.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import type { Me } from '@tablecloth/shared/protocol/notices.ts'
import { tidyLine } from '@tablecloth/shared/text.ts'

export type Show = 'private' | 'count' | 'seat'

/** What a person says of themselves. Nothing of it is kept on the device: it may be shared with somebody. */
export interface Profile {
  name: string
  organisation: string
  languages: string[]
  /** Only those that the person chose: perspective id → who may know. */
  perspectives: Record<string, Show>
  credit: Credit
}

/** A perspective as the café offers it. */
export interface OfferedPerspective {
  id: string
  name: string
  sensitive: boolean
}

export function emptyProfile(credit: Credit): Profile {
  return { name: '', organisation: '', languages: [], perspectives: {}, credit }
}

export function profileOf(me: Me): Profile {
  const perspectives = Object.fromEntries(me.perspectives.map(({ id, show }) => [id, show]))
  const { name, organisation, languages, credit } = me
  return { name, organisation, languages, perspectives, credit }
}

export interface ProfileFault {
  field: 'name' | 'organisation'
  key: 'faults.noName' | 'faults.organisation' | 'faults.tooLong'
  /** How many characters there is room for. */
  most: number
}

/** What stands in the way of sending it, if anything. */
export function profileFault(profile: Profile): ProfileFault | null {
  const name = tidyLine(profile.name)
  const organisation = tidyLine(profile.organisation)
  if (!name) return { field: 'name', key: 'faults.noName', most: LIMITS.name }
  if (name.length > LIMITS.name) return { field: 'name', key: 'faults.tooLong', most: LIMITS.name }
  const room = { field: 'organisation', most: LIMITS.organisation } as const
  if (profile.credit === 'organisation' && !organisation) return { ...room, key: 'faults.organisation' }
  return organisation.length > room.most ? { ...room, key: 'faults.tooLong' } : null
}

export type ProfileBody = Omit<JoinCafe, 'joinCode'>

/** As the wire wants it. */
export function profileBody(profile: Profile): ProfileBody {
  const { name, organisation, languages, credit } = profile
  const perspectives = Object.entries(profile.perspectives).map(([id, show]) => ({ id: asId<PerspectiveId>(id), show }))
  return { name, organisation, languages, perspectives, credit }
}
