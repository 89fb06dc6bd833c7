import type { CafeRoots, Perspective, Round, Table } from '../cafe/state.ts'
import { asId, type ParticipantId, type PerspectiveId } from '../ids.ts'
import { withoutFaults as clean } from '../text.ts'
import type { BriefingCafe, BriefingInput, Counted, MissingVoice } from './briefing.ts'

/** In their order. */
export type Tables = [id: string, table: Table][]

/** Of the café itself: what it asked, how many came, and which perspectives somebody showed. */
export function cafeOf(input: BriefingInput, tables: Tables): BriefingCafe {
  const { cafeId, roots, brought } = input
  const { info } = roots
  const shown = new Set(Object.values(roots.people).flatMap((person) => person.shown))
  for (const id of brought?.voices ?? []) shown.add(id)
  return {
    id: cafeId,
    ...(info.rehearsal && { rehearsal: true as const }),
    title: clean(info.title),
    purpose: clean(info.purpose),
    languages: info.languages,
    agreement: info.agreement.map(clean),
    ...(info.agreementIn && { agreementIn: cleanIn(info.agreementIn) }),
    admission: info.admission,
    consentDefault: info.consentDefault,
    creditDefault: info.creditDefault,
    perspectives: perspectivesOf(roots),
    tables: tables.map(([id, { name, question }]) => ({
      id,
      name: clean(name),
      ...(question && { question: clean(question) }),
    })),
    rounds: Object.entries(roots.rounds)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, round]) => cleanRound(round)),
    ...(info.checkIn && { checkIn: cleanRound(info.checkIn) }),
    ...(info.checkOut && { checkOut: cleanRound(info.checkOut) }),
    ...whoCame(input),
    voices: openPerspectives(roots)
      .filter(([id]) => shown.has(id))
      .map(([, { name }]) => clean(name)),
  }
}

const cleanIn = (lines: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(lines).map(([language, translated]) => [language, translated.map(clean)]))

/** How many came, and when. A café that continues another says so once people have come to it; till then it is that one's harvest. */
function whoCame({ roots, history, startedAt }: BriefingInput): Pick<BriefingCafe, 'people' | 'startsAt' | 'earlier'> {
  const { continues, startsAt } = roots.info
  const sat = new Set(Object.values(history).flatMap((seats) => Object.keys(seats)))
  const came = sat.size || Object.keys(roots.people).length
  if (continues && came === 0) return continues
  const when = startsAt ?? startedAt ?? null
  if (!continues) return { people: came, startsAt: when }
  const { people, startsAt: then } = continues
  return { people: people + came, startsAt: when, earlier: { people, startsAt: then } }
}

function perspectivesOf(roots: BriefingInput['roots']): BriefingCafe['perspectives'] {
  return Object.entries(roots.perspectives)
    .filter(([id, { sensitive }]) => !sensitive || roots.counted?.[asId<PerspectiveId>(id)])
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([, { name, sensitive }]) => ({ name: clean(name), sensitive }))
}

const cleanRound = ({ question, minutes }: Round): Round => ({ question: clean(question), minutes })

/** Sensitive perspectives can be shown by nobody, so nothing can be said of them, not even that they were missing. */
function openPerspectives({ perspectives }: Pick<CafeRoots, 'perspectives'>): [PerspectiveId, Perspective][] {
  return Object.entries(perspectives)
    .map(([id, perspective]): [PerspectiveId, Perspective] => [asId(id), perspective])
    .filter(([, { sensitive }]) => !sensitive)
    .sort(([, a], [, b]) => a.order - b.order)
}

/** Perspectives that nobody who sat at a table had shown there. */
export function missingVoices({ roots, history, brought }: BriefingInput, tables: Tables): MissingVoice[] {
  const heardAt = new Map(Object.entries(brought?.heard ?? {}).map(([tableId, ids]) => [tableId, new Set(ids)]))
  for (const [person, tableId] of Object.values(history).flatMap((seats) => Object.entries(seats))) {
    const heard = heardAt.get(tableId) ?? new Set()
    for (const id of roots.people[asId<ParticipantId>(person)]?.shown ?? []) heard.add(id)
    heardAt.set(tableId, heard)
  }
  // At a table that was closed before anybody sat there nobody was missing.
  const there = tables.filter(([id, { closed }]) => !closed || heardAt.has(id)).map(([id]) => id)
  return openPerspectives(roots)
    .map(([id, { name }]) => ({
      name: clean(name),
      tables: there.filter((tableId) => !heardAt.get(tableId)?.has(id)),
    }))
    .filter((voice) => voice.tables.length > 0)
}

/** As it was set when the first harvest began; nothing is counted here. */
export function countedOf({ counted, perspectives }: BriefingInput['roots']): Counted[] {
  return Object.entries(perspectives)
    .sort(([, a], [, b]) => a.order - b.order)
    .flatMap(([id, { name }]) => {
      const share = counted?.[asId<PerspectiveId>(id)]
      return share ? [{ name: clean(name), share }] : []
    })
}
