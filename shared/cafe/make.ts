import { type CafeId, type Entropy, makeId, type ParticipantId, type PerspectiveId, type TableId } from '../ids.ts'
import type { CreateCafe } from '../protocol/cafes.ts'
import { tableDocument } from '../protocol/documents.ts'
import { type Outcome, refuse } from '../protocol/errors.ts'
import { createRng } from '../rng.ts'
import { promiseFrom, USUAL_PROMISE } from '../voices/promise.ts'
import { copied, translationFault } from './agreement.ts'
import { DECK } from './deck.ts'
import { noVoices } from './floors.ts'
import { keepFault, keptUsually } from './keeping.ts'
import type { Participant } from './kept-state.ts'
import { phaseToRoot } from './phase.ts'
import type { CafeRoots, CafeState, Table } from './state.ts'
import { noMarks } from './walk.ts'

export interface Making {
  id: CafeId
  organiser: ParticipantId
  entropy: Entropy
  at: number
  /** How long a café is kept if its organiser does not say, in days. */
  retentionDays: number
  /** It is the rehearsal of that café. */
  rehearses?: CafeId
}

/** A café as it is before anyone has come: in its lobby, with its organiser. */
export function makeCafe(
  wish: CreateCafe,
  { id, organiser, entropy, at, retentionDays, rehearses }: Making,
): Outcome<CafeState> {
  const perspectives = perspectivesOf(wish, entropy)
  if (!perspectives.ok) return perspectives
  const days = { at, startsAt: wish.startsAt }
  const keepUntil = wish.keepUntil ?? keptUsually(days, retentionDays)
  const fault = keepFault(keepUntil, days)
  if (fault) return refuse('invalid', `keepUntil: ${fault}`, { field: 'keepUntil' })
  const words = { lines: wish.agreement ?? [], in: wish.agreementIn }
  const untranslated = translationFault(words, wish.languages ?? [])
  if (untranslated) {
    const field = `agreementIn.${untranslated.field}`
    return refuse('invalid', `${field}: ${untranslated.message}`, { field })
  }
  const { lines: agreement, in: agreementIn } = copied(words)
  const seed = makeId(entropy)
  const name = wish.hostName ?? 'Host'
  const creditDefault = wish.creditDefault ?? 'name'
  const host: Participant = {
    role: 'organiser',
    name,
    admitted: true,
    agreed: true,
    organisation: '',
    languages: [],
    perspectives: [],
    credit: creditDefault,
    joinedAt: at,
  }
  const deck = createRng(seed).shuffle([...DECK])
  return {
    ok: true,
    value: {
      id,
      cafe: {
        info: {
          title: wish.title,
          purpose: wish.purpose ?? '',
          languages: wish.languages ?? [],
          agreement,
          ...(agreementIn && { agreementIn }),
          admission: wish.admission ?? 'auto',
          consentDefault: wish.consentDefault ?? 'public',
          creditDefault,
          ...(wish.plainTitle ? { plainTitle: true as const } : {}),
          ...(rehearses ? { rehearsal: true as const } : {}),
          checkIn: wish.checkIn ?? null,
          checkOut: wish.checkOut ?? null,
          startsAt: wish.startsAt ?? null,
          keepUntil,
          template: wish.template ?? null,
          promise: promiseFrom(USUAL_PROMISE, wish.promise ?? {}),
        },
        state: phaseToRoot({ phase: 'lobby' }),
        tables: tablesOf(wish, id),
        rounds: Object.fromEntries(wish.rounds.map((round, number) => [number, round])),
        perspectives: perspectives.value,
        people: {},
        hosts: { [organiser]: { name } },
        seats: {},
        prompts: {},
        pulse: {},
        counted: {},
        walk: {},
        lenses: {},
        proposals: {},
      },
      speaking: {},
      promise: {},
      missing: {},
      balance: {},
      newcomers: {},
      laid: {},
      kept: {
        participants: { [organiser]: host },
        history: {},
        been: {},
        plan: {},
        pins: {},
        undo: {},
        wishes: {},
        slowed: {},
        takenThemes: {},
        ...noVoices,
        calls: {},
        agreements: {},
        proposed: {},
        backs: {},
        hidden: {},
        answers: {},
        commitments: {},
        hiddenWords: {},
        ...noMarks,
        threads: {},
        carried: {},
        unnamed: {},
        brought: {},
        acts: {},
        reports: {},
        sessions: {},
        house: {
          one: {
            organiser,
            ...(rehearses ? { rehearses } : {}),
            seed,
            deck,
            createdAt: at,
            startedAt: null,
            roundMs: 0,
          },
        },
      },
    },
  }
}

function tablesOf({ tables }: CreateCafe, cafeId: CafeId): CafeRoots['tables'] {
  const wishes = typeof tables === 'number' ? Array.from({ length: tables }, () => ({})) : tables
  return Object.fromEntries(wishes.map((wish, order) => tableAt(cafeId, order, wish)))
}

interface TableWish {
  name?: string | undefined
  question?: string | undefined
  callUrl?: string | undefined
}

/** A table in its place of the row, from 0, from which it has its id. */
export function tableAt(cafeId: CafeId, order: number, { name, question, callUrl }: TableWish): [TableId, Table] {
  const id = `t${order + 1}` as TableId
  const more = { ...(question ? { question } : {}), ...(callUrl ? { callUrl } : {}) }
  return [id, { name: name ?? `Table ${order + 1}`, order, doc: tableDocument(cafeId, id), ...more }]
}

function perspectivesOf({ perspectives = [] }: CreateCafe, entropy: Entropy): Outcome<CafeRoots['perspectives']> {
  const made: CafeRoots['perspectives'] = {}
  for (const [order, { id, name, sensitive = false }] of perspectives.entries()) {
    const key = id ?? makeId<PerspectiveId>(entropy, 8)
    if (Object.hasOwn(made, key)) {
      return refuse('invalid', `perspectives.${order}.id: is taken by another perspective`, {
        field: `perspectives.${order}.id`,
      })
    }
    made[key] = { name, sensitive, order }
  }
  return { ok: true, value: made }
}
