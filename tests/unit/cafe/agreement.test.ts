import { newestActs, undoOf } from '@tablecloth/shared/cafe/acts.ts'
import type { Actor } from '@tablecloth/shared/cafe/decide.ts'
import type { CafeEvent } from '@tablecloth/shared/cafe/events.ts'
import { makeCafe } from '@tablecloth/shared/cafe/make.ts'
import { meOf } from '@tablecloth/shared/cafe/me.ts'
import { rememberedOf } from '@tablecloth/shared/cafe/remembered.ts'
import { asId, type LineId } from '@tablecloth/shared/ids.ts'
import { CreateCafe } from '@tablecloth/shared/protocol/cafes.ts'
import { CommandSchema } from '@tablecloth/shared/protocol/commands.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import { describe, expect, test } from 'vitest'
import { ACafe, seededEntropy } from './a-cafe.ts'

const LINES = ['Speak for yourself.', 'Nobody owes a story.']

function aLobby(lines: string[] = LINES) {
  const cafe = new ACafe({ agreement: lines, languages: ['en', 'ar'], hostName: 'Avocet' })
  const [heron, wren] = [cafe.join('Heron'), cafe.join('Wren')]
  const propose = (who: Actor, text: string, named = false): LineId =>
    asId<LineId>(String(cafe.must(who, { type: 'propose-line', text, named }).lineId))
  const me = (who: Actor) => {
    const told = meOf(cafe.state, who.id)
    if (!told) throw new Error('nobody')
    return told
  }
  return { cafe, heron, wren, propose, me }
}

const undo = (cafe: ACafe) => {
  const act = newestActs(cafe.state.kept.acts, 1)[0]?.[1]
  return act ? undoOf(cafe.state, act) : null
}

describe('an agreement that is written together', () => {
  test('[HO110] everyone proposes lines before round 1, five that are not lines yet, and sixty in all', () => {
    const { cafe, heron, propose } = aLobby()
    const first = propose(heron, 'We pause when someone asks.')
    propose(cafe.host, 'Phones rest.')
    expect(Object.values(cafe.state.cafe.proposals)).toEqual([
      { text: 'We pause when someone asks.', order: 0, backed: 0 },
      { text: 'Phones rest.', order: 1, backed: 0 },
    ])
    for (let i = 1; i < LIMITS.linesPerPerson; i++) propose(heron, `Line ${i}`)
    expect(cafe.give(heron, { type: 'propose-line', text: 'One more' })).toMatchObject({ error: { code: 'too_many' } })
    cafe.must(heron, { type: 'take-back-line', lineId: first })
    propose(heron, 'One more')
    for (let p = 0; Object.keys(cafe.state.cafe.proposals).length < LIMITS.linesProposed; p++) {
      const guest = cafe.join(`Guest ${p}`)
      const left = LIMITS.linesProposed - Object.keys(cafe.state.cafe.proposals).length
      for (let i = 0; i < Math.min(left, LIMITS.linesPerPerson); i++) propose(guest, `Theirs ${i}`)
    }
    const late = cafe.join('Late')
    expect(cafe.give(late, { type: 'propose-line', text: 'Too much' })).toMatchObject({ error: { code: 'too_many' } })
  })

  test('[HO110] nobody proposes who was not let in, nor when round 1 has begun', () => {
    const cafe = new ACafe({ admission: 'lobby' })
    const heron = cafe.join('Heron')
    expect(cafe.give(heron, { type: 'propose-line', text: 'A line' })).toMatchObject({
      error: { code: 'not_admitted' },
    })
    cafe.must(cafe.host, { type: 'admit', participantId: heron.id })
    cafe.must(cafe.host, { type: 'start-round' })
    expect(cafe.give(heron, { type: 'propose-line', text: 'A line' })).toMatchObject({ error: { code: 'wrong_phase' } })
  })

  test('[HO111] whose line it is, and who would keep it, is told to nobody: what others read is the same whoever it was', () => {
    const played = (author: 'heron' | 'wren', keeper: 'heron' | 'wren') => {
      const people = aLobby()
      const lineId = people.propose(people[author], 'We pause.')
      people.cafe.must(people[keeper], { type: 'back-line', lineId, backed: true })
      return people
    }
    const [one, other] = [played('heron', 'wren'), played('wren', 'heron')]
    expect(one.cafe.state.cafe).toEqual(other.cafe.state.cafe)
    expect(Object.values(one.cafe.state.cafe.proposals)).toEqual([{ text: 'We pause.', order: 0, backed: 1 }])
    const bystander = (people: ReturnType<typeof aLobby>) => people.me(people.cafe.host)
    expect(bystander(one)).toEqual(bystander(other))
    expect(one.me(one.heron).lines).toEqual({ own: { [id(one)]: { text: 'We pause.', as: 'open' } }, backed: [] })
    expect(one.me(one.wren).lines).toEqual({ own: {}, backed: [id(one)] })
  })

  test('[HO111] an author who wants it said is named by id, so that the name follows them', () => {
    const { cafe, heron, propose } = aLobby()
    const lineId = propose(heron, 'We pause.', true)
    expect(cafe.state.cafe.proposals[lineId]).toEqual({ text: 'We pause.', order: 0, backed: 0, by: heron.id })
  })

  test('[HO111] no row of the log holds a line, nor who proposed, took back, would keep or has read one', () => {
    const { cafe, heron, wren, propose } = aLobby()
    const rows: (object | null)[] = []
    cafe.watch = (_before, _after, events: readonly CafeEvent[]) => rows.push(...events.map(rememberedOf))
    const lineId = propose(heron, 'We pause.')
    cafe.must(wren, { type: 'back-line', lineId, backed: true })
    cafe.must(cafe.host, { type: 'adopt-line', lineId, adopted: true })
    cafe.must(heron, { type: 'read-agreement', version: 2 })
    const other = propose(wren, 'Another.')
    cafe.must(cafe.host, { type: 'put-line-aside', lineId: other, aside: true })
    cafe.must(wren, { type: 'take-back-line', lineId: other })
    const log = JSON.stringify(rows)
    expect(log).toContain('agreement-amended')
    expect(log).not.toMatch(/pause|Another/)
    expect(log).not.toContain(heron.id)
    expect(log).not.toContain(wren.id)
  })

  test('[HO112] a line is its author’s to take back, and nobody else’s', () => {
    const { cafe, heron, wren, propose } = aLobby()
    const lineId = propose(heron, 'We pause.')
    expect(cafe.give(wren, { type: 'take-back-line', lineId })).toMatchObject({ error: { code: 'not_yours' } })
    cafe.must(wren, { type: 'back-line', lineId, backed: true })
    cafe.must(heron, { type: 'take-back-line', lineId })
    expect(cafe.state.cafe.proposals).toEqual({})
    expect(JSON.stringify(cafe.state.kept)).not.toMatch(/We pause/)
    expect(cafe.state.kept.backs[wren.id]).toEqual([])
    const gone = { error: { code: 'unknown_line', field: 'lineId' } }
    expect(cafe.give(heron, { type: 'back-line', lineId, backed: true })).toMatchObject(gone)
  })

  test('[HO112] put aside it is read by its author alone, and comes back as it was', () => {
    const { cafe, heron, wren, propose, me } = aLobby()
    const lineId = propose(heron, 'Hurtful words')
    cafe.must(wren, { type: 'back-line', lineId, backed: true })
    const before = cafe.state.cafe
    cafe.must(cafe.host, { type: 'put-line-aside', lineId, aside: true })
    expect(JSON.stringify(cafe.state.cafe)).not.toContain('Hurtful')
    expect(JSON.stringify(me(wren))).not.toContain('Hurtful')
    expect(JSON.stringify(cafe.state.kept.acts)).not.toMatch(new RegExp(`Hurtful|${heron.id}`))
    expect(me(heron).lines.own[lineId]).toEqual({ text: 'Hurtful words', as: 'aside' })
    const gone = { error: { code: 'unknown_line' } }
    expect(cafe.give(wren, { type: 'back-line', lineId, backed: false })).toMatchObject(gone)
    expect(cafe.give(wren, { type: 'take-back-line', lineId })).toMatchObject(gone)
    cafe.must(cafe.host, undo(cafe) ?? { type: 'time' })
    expect(cafe.state.cafe).toEqual(before)
  })

  test('[HO113] a line that a host adopts is the last of the agreement, and no proposal any more; one step takes it back', () => {
    const { cafe, heron, wren, propose, me } = aLobby()
    const lineId = propose(heron, 'We pause.')
    cafe.must(wren, { type: 'back-line', lineId, backed: true })
    cafe.must(cafe.host, { type: 'adopt-line', lineId, adopted: true })
    expect(cafe.state.cafe.info.agreement).toEqual([...LINES, 'We pause.'])
    expect(cafe.state.cafe.proposals).toEqual({})
    expect(me(heron).lines.own[lineId]?.as).toBe('adopted')
    expect(cafe.give(heron, { type: 'take-back-line', lineId })).toMatchObject({ error: { code: 'not_yours' } })
    cafe.must(cafe.host, undo(cafe) ?? { type: 'time' })
    expect(cafe.state.cafe.info.agreement).toEqual(LINES)
    expect(Object.values(cafe.state.cafe.proposals)).toMatchObject([{ text: 'We pause.', backed: 1 }])
  })

  test('[HO113] an agreement that is full takes no further line', () => {
    const { cafe, heron, propose } = aLobby(Array.from({ length: LIMITS.agreementLines }, (_, i) => `Line ${i}`))
    const lineId = propose(heron, 'We pause.')
    expect(cafe.give(cafe.host, { type: 'adopt-line', lineId, adopted: true })).toMatchObject({
      error: { code: 'too_many' },
    })
  })

  test('[HO114] with round 1 what was proposed is gone, with whose it was, and who would keep it', () => {
    for (const begin of ['start-round', 'start-harvest'] as const) {
      const { cafe, heron, wren, propose } = aLobby()
      const lineId = propose(heron, 'We pause.')
      cafe.must(wren, { type: 'back-line', lineId, backed: true })
      cafe.must(cafe.host, { type: begin })
      const { proposed, backs } = cafe.state.kept
      expect([cafe.state.cafe.proposals, proposed, backs]).toEqual([{}, {}, {}])
    }
  })
})

describe('an agreement that is amended', () => {
  test('[HO115] everyone is told once what it was when they last looked, who changed it and when', () => {
    const { cafe, heron, wren, me } = aLobby()
    cafe.must(heron, { type: 'accept-agreement' })
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.pass(60_000)
    cafe.must(cafe.host, { type: 'amend-agreement', lines: [LINES[0] ?? '', 'A new one.'] })
    const changed = { lines: LINES, by: 'Avocet', at: cafe.now }
    expect(me(heron).agreement).toEqual({ version: 2, promised: true, changed })
    expect(me(wren).agreement).toEqual({ version: 2, promised: false, changed })
    expect(me(cafe.host).agreement.changed).toBeNull()
    const late = cafe.join('Late')
    expect(me(late).agreement.changed).toBeNull()
    cafe.must(wren, { type: 'read-agreement', version: 2 })
    expect(me(wren).agreement.changed).toBeNull()
    cafe.must(cafe.host, { type: 'amend-agreement', lines: ['All is new.'] })
    expect(me(heron).agreement.changed?.lines).toEqual(LINES)
    expect(me(wren).agreement.changed?.lines).toEqual([LINES[0], 'A new one.'])
    expect(me(late).agreement.changed?.lines).toEqual([LINES[0], 'A new one.'])
  })

  test('[HO115] of its versions the last twelve are kept; whoever last looked before is told from the oldest of them', () => {
    const { cafe, heron, me } = aLobby()
    for (let i = 0; i < 30; i++) cafe.must(cafe.host, { type: 'amend-agreement', lines: [`Version ${i + 2}`] })
    expect(Object.keys(cafe.state.kept.agreements)).toHaveLength(12)
    expect(me(heron).agreement).toMatchObject({ version: 31, changed: { lines: ['Version 20'] } })
  })

  test('[HO116] whoever promised the earlier words is asked anew and goes on; the same words again need no new promise', () => {
    const { cafe, heron, wren, me } = aLobby()
    cafe.must(heron, { type: 'accept-agreement' })
    cafe.must(cafe.host, { type: 'start-round' })
    cafe.must(cafe.host, { type: 'amend-agreement', lines: ['All is new.'] })
    expect(me(heron).agreed).toBe(false)
    cafe.must(heron, { type: 'start-turn' })
    cafe.must(wren, { type: 'accept-agreement', version: 2 })
    expect(me(wren)).toMatchObject({ agreed: true, agreement: { changed: null } })
    cafe.must(cafe.host, { type: 'amend-agreement', lines: LINES })
    expect(me(heron)).toMatchObject({ agreed: true, agreement: { version: 3, changed: null } })
    expect(me(wren).agreed).toBe(false)
  })

  test('[HO116] words that one has not read are not promised, and not called read', () => {
    const { cafe, heron } = aLobby()
    cafe.must(cafe.host, { type: 'amend-agreement', lines: ['All is new.'] })
    const refused = { error: { code: 'words_changed' } }
    expect(cafe.give(heron, { type: 'accept-agreement', version: 1 })).toMatchObject(refused)
    expect(cafe.give(heron, { type: 'read-agreement', version: 1 })).toMatchObject(refused)
    cafe.must(heron, { type: 'accept-agreement' })
  })

  test('[HO117] an amendment is undone as long as no other followed, and one that was made of other words is refused', () => {
    const { cafe, heron, me } = aLobby()
    cafe.must(heron, { type: 'accept-agreement' })
    cafe.must(cafe.host, { type: 'amend-agreement', lines: ['Second'], version: 1 })
    expect(cafe.give(cafe.host, { type: 'amend-agreement', lines: ['Mine'], version: 1 })).toMatchObject({
      error: { code: 'words_changed' },
    })
    const back = undo(cafe)
    expect(back).toMatchObject({ type: 'amend-agreement', lines: LINES, version: 2 })
    cafe.must(cafe.host, back ?? { type: 'time' })
    expect(cafe.state.cafe.info.agreement).toEqual(LINES)
    expect(me(heron).agreed).toBe(true)
    cafe.must(cafe.host, { type: 'amend-agreement', lines: ['Fourth'] })
    const acts = newestActs(cafe.state.kept.acts, 3)
    expect(acts.map(([, act]) => Boolean(undoOf(cafe.state, act)))).toEqual([true, false, false])
    expect(JSON.stringify(cafe.state.kept.acts)).not.toMatch(/Second|Fourth/)
  })

  test('[HO117] the same words again change nothing and are no act', () => {
    const { cafe } = aLobby()
    const before = cafe.state
    cafe.must(cafe.host, { type: 'amend-agreement', lines: LINES, in: { ar: ['', ''] } })
    expect(cafe.state).toEqual(before)
  })
})

describe('an agreement in several languages', () => {
  const TRANSLATED = { ar: ['تحدثوا عن أنفسكم.', ''] }
  const make = (wish: object) => {
    const parsed = parse(CreateCafe, { title: 'A', tables: 1, rounds: [{ question: 'What?', minutes: 5 }], ...wish })
    if (!parsed.ok) return parsed
    const entropy = seededEntropy('made')
    return makeCafe(parsed.value, { id: asId('cafe'), organiser: asId('o'), entropy, at: 0, retentionDays: 1 })
  }
  const fault = (field: string) => ({ ok: false, error: { code: 'invalid', field } })

  test('[HO118] holds as many lines in each language of the café; what does not is refused by its field', () => {
    const wish = { agreement: LINES, languages: ['en', 'ar'] }
    expect(make({ ...wish, agreementIn: TRANSLATED })).toMatchObject({
      value: { cafe: { info: { agreement: LINES, agreementIn: TRANSLATED } } },
    })
    expect(make({ ...wish, agreementIn: { ar: ['one'] } })).toMatchObject(fault('agreementIn.ar'))
    expect(make({ ...wish, agreementIn: { fr: ['un', 'deux'] } })).toMatchObject(fault('agreementIn.fr'))
    expect(make({ ...wish, agreementIn: { ar: ['x'.repeat(301), ''] } })).toMatchObject(fault('agreementIn.ar.0'))
    expect(make({ ...wish, agreementIn: { valueOf: ['', ''] } })).toMatchObject(fault('agreementIn.valueOf'))
    const { cafe } = aLobby()
    for (const [translated, field] of [
      [{ ar: ['one'] }, 'in.ar'],
      [{ fr: ['un', 'deux'] }, 'in.fr'],
    ] as const) {
      const command = parse(CommandSchema, { type: 'amend-agreement', lines: LINES, in: translated })
      if (!command.ok) throw new Error(command.error.message)
      expect(cafe.give(cafe.host, command.value)).toMatchObject(fault(field))
    }
  })

  test('[HO118] a translation that was missing asks nobody anew; one that reads otherwise now does', () => {
    const { cafe, heron, me } = aLobby()
    cafe.must(heron, { type: 'accept-agreement' })
    cafe.must(cafe.host, { type: 'amend-agreement', lines: LINES, in: TRANSLATED })
    expect(me(heron)).toMatchObject({ agreed: true, agreement: { version: 2, changed: null } })
    cafe.must(heron, { type: 'accept-agreement', version: 2 })
    cafe.must(cafe.host, { type: 'amend-agreement', lines: LINES, in: { ar: ['كلٌّ يتحدث عن نفسه.', ''] } })
    expect(me(heron)).toMatchObject({ agreed: false, agreement: { changed: { lines: LINES, in: TRANSLATED } } })
  })

  test('[HO118] a line that is adopted keeps the others in their languages', () => {
    const { cafe, heron, propose } = aLobby()
    cafe.must(cafe.host, { type: 'amend-agreement', lines: LINES, in: TRANSLATED })
    const lineId = propose(heron, 'We pause.')
    cafe.must(cafe.host, { type: 'adopt-line', lineId, adopted: true })
    expect(cafe.state.cafe.info.agreementIn).toEqual({ ar: [...TRANSLATED.ar, ''] })
    cafe.must(cafe.host, { type: 'adopt-line', lineId, adopted: false })
    expect(cafe.state.cafe.info.agreementIn).toEqual(TRANSLATED)
  })
})

const id = ({ cafe }: { cafe: ACafe }) => Object.keys(cafe.state.cafe.proposals)[0] ?? ''
