import { type Ack, COMMAND_TYPES, CommandSchema, type CommandType } from '@tablecloth/shared/protocol/commands.ts'
import { ERRORS, type ErrorCode } from '@tablecloth/shared/protocol/errors.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import type { PhaseName } from '@tablecloth/shared/protocol/permissions.ts'
import { expect, test } from 'vitest'
import { answerTo, PHASES } from '../protocol/matrix.ts'
import { aCast, type Cast, PARTS, type Part, type Player, readCafe, standingsOf } from './a-cast.ts'
import { type AServer, aServer, call, Voice } from './a-server.ts'

/** Somebody and something that no café knows: a yes about them changes nothing, and is answered with another code than a no. */
const NOBODY = 'nobody-at-all-here'
const NOTHING = 'nothing-at-all-here'

/** What each command carries, about a table and a person of the player's. */
const FIELDS: Record<CommandType, (of: Pick<Player, 'tableId' | 'participantId'>, round: number) => object> = {
  time: () => ({}),
  'accept-agreement': () => ({}),
  'read-agreement': () => ({ version: 1_000_000 }),
  'amend-agreement': () => ({ lines: ['Ask first'], version: 1_000_000 }),
  'propose-line': () => ({ text: 'Ask first' }),
  'take-back-line': () => ({ lineId: NOTHING }),
  'back-line': () => ({ lineId: NOTHING, backed: true }),
  'adopt-line': () => ({ lineId: NOTHING, adopted: true }),
  'put-line-aside': () => ({ lineId: NOTHING, aside: true }),
  'update-me': () => ({ name: 'Ibis' }),
  leave: () => ({}),
  'plan-seating': () => ({}),
  'change-plan': ({ tableId }) => ({ round: 2, participantId: NOBODY, tableId }),
  'pin-seat': () => ({ round: 2, participantId: NOBODY, pinned: true }),
  'undo-plan': () => ({}),
  'wish-seats': () => ({ apart: [], together: [] }),
  'start-round': () => ({}),
  'pause-round': () => ({}),
  'resume-round': () => ({}),
  'extend-round': () => ({ minutes: 1 }),
  'end-round': () => ({}),
  move: ({ tableId }) => ({ participantId: NOBODY, tableId }),
  'open-table': () => ({}),
  'close-table': () => ({ tableId: NOTHING }),
  'reopen-table': () => ({ tableId: NOTHING }),
  'set-table-host': ({ tableId }) => ({ tableId, participantId: NOBODY }),
  admit: () => ({ participantId: NOBODY }),
  'admit-all': () => ({}),
  remove: () => ({ participantId: NOBODY }),
  'practise-guests': () => ({ count: 1 }),
  'practise-moment': () => ({ moment: 'report' }),
  'let-back': () => ({ participantId: NOBODY }),
  'ask-out': () => ({ participantId: NOBODY }),
  'step-out': () => ({ out: false }),
  'add-person': ({ tableId }) => ({ name: 'Jay', tableId }),
  'add-people': () => ({ people: [{ name: 'Avocet' }, { name: 'Avocet' }] }),
  announce: ({ tableId }) => ({ text: 'Tea', tableId }),
  'start-turn': ({ participantId }) => ({ participantId }),
  'end-turn': ({ participantId }) => ({ participantId }),
  'still-speaking': ({ participantId }) => ({ participantId }),
  'raise-hand': () => ({}),
  'lower-hand': () => ({}),
  'pass-first-word': ({ participantId }) => ({ participantId }),
  'agree-promise': ({ tableId }) => ({ tableId }),
  'allow-names': () => ({ allow: true }),
  'count-me-in': () => ({ counted: true }),
  'answer-invitation': () => ({ answer: 'pass' }),
  'answer-pulse': (_, round) => ({ round, room: 'yes' }),
  'name-missing': ({ tableId }) => ({ tableId, text: 'Night staff' }),
  'unname-missing': ({ tableId }) => ({ tableId, id: NOTHING }),
  'call-host': () => ({}),
  'answer-call': ({ tableId }) => ({ tableId }),
  'hide-note': ({ tableId }) => ({ tableId, noteId: NOTHING }),
  'restore-note': ({ tableId }) => ({ tableId, noteId: NOTHING }),
  'restore-notes': () => ({ participantId: NOBODY }),
  'my-notes': () => ({}),
  'place-note': () => ({ tableId: NOTHING, text: 'A thought' }),
  'edit-note': ({ tableId }) => ({ tableId, noteId: NOTHING, text: 'A thought' }),
  'set-note-credit': ({ tableId }) => ({ tableId, noteId: NOTHING, credit: 'table' }),
  'set-note-consent': ({ tableId }) => ({ tableId, noteId: NOTHING, consent: 'table' }),
  'withdraw-note': ({ tableId }) => ({ tableId, noteId: NOTHING }),
  'freeze-table': () => ({ tableId: NOTHING, frozen: true }),
  'slow-person': () => ({ participantId: NOBODY, seconds: 30 }),
  report: ({ tableId }) => ({ text: 'Hard to say', tableId }),
  'answer-report': () => ({ reportId: NOTHING }),
  'answer-act': () => ({ actId: NOTHING, text: 'Why?' }),
  'answer-theme': () => ({ themeId: NOTHING, answer: 'confirm' }),
  'take-on': () => ({ text: 'I will ask' }),
  'put-down': () => ({ commitmentId: NOTHING }),
  'make-lens': () => ({ name: 'Ours', items: ['Who pays?'] }),
  'remove-lens': () => ({ lensId: NOTHING }),
  'hide-words': () => ({ wordsId: NOTHING }),
  'restore-themes': () => ({ participantId: NOBODY }),
  'restore-words': () => ({ wordsId: NOTHING }),
  'start-gallery': () => ({}),
  'extend-walk': () => ({ minutes: 1 }),
  'end-walk': () => ({ softly: true }),
  'place-dots': ({ tableId }) => ({ tableId, noteId: NOTHING, dots: 1 }),
  'echo-note': ({ tableId }) => ({ tableId, noteId: NOTHING, echo: 'moves-me', given: true }),
  'tie-thread': () => ({
    from: { tableId: NOTHING, noteId: NOTHING },
    to: { tableId: NOTHING, noteId: NOTHING },
    words: 'So',
  }),
  'untie-thread': () => ({ threadId: NOTHING }),
  'hide-thread': () => ({ threadId: NOTHING }),
  'restore-thread': () => ({ threadId: NOTHING }),
  'carry-note': ({ tableId }) => ({ tableId, noteId: NOTHING }),
  'carry-nothing': () => ({}),
  'start-harvest': () => ({}),
  close: () => ({}),
  'keep-until': () => ({ until: Date.now() + 86_400_000 }),
  'table-device': ({ tableId }) => ({ tableId }),
  'invite-host': () => ({}),
  'set-scopes': () => ({ participantId: NOBODY, scopes: ['door'] }),
  'invite-projector': () => ({}),
  'renew-code': () => ({}),
  'renew-link': () => ({ participantId: NOBODY }),
  'my-sessions': () => ({}),
  'host-sessions': () => ({}),
  'end-session': () => ({ sessionId: NOTHING }),
  'offer-cafe': () => ({ participantId: NOBODY }),
  'answer-offer': () => ({ take: true }),
  'take-desk': () => ({}),
}

/** A yes to one of these turns the café into another: each yes has a café of its own. */
const TURNING: ReadonlySet<CommandType> = new Set<CommandType>([
  'start-round',
  'end-round',
  'start-gallery',
  'start-harvest',
  'close',
])
/** A yes to one of these turns somebody into another, so they come last, and whoever waits asks first. */
const LAST: readonly CommandType[] = ['admit-all', 'leave']
const IN_ORDER = [...COMMAND_TYPES.filter((type) => !LAST.includes(type)), ...LAST]

/** What somebody may do who waits at the door. */
const AT_THE_DOOR: ReadonlySet<CommandType> = new Set<CommandType>(['time', 'leave', 'update-me', 'report'])

/** A machine that has other work answers late, in ms; it is no answer that is wrong. */
const PATIENCE = 30_000

type Wire = 'POST' | 'Socket.IO'
/** A command over one wire: `ok`, or the code of the refusal. */
type Line = (player: Player, command: { type: string }) => Promise<string>

function byPost(server: AServer, cast: Cast): Line {
  return async ({ token }, command) => {
    const path = `/api/cafes/${cast.cafe.cafeId}/commands`
    const answer = await call<{ ok: boolean; code?: ErrorCode }>(server, 'POST', path, command, token)
    if (answer.status === 200) return answer.body.ok ? 'ok' : 'a 200 that is no yes'
    const { code = 'internal' } = answer.body
    return ERRORS[code].status === answer.status ? code : `${code} with ${answer.status}`
  }
}

function bySocket(server: AServer): Line {
  const open = new Map<string, Voice>()
  return async ({ token }, command) => {
    const voice = open.get(token) ?? new Voice(server, token)
    open.set(token, voice)
    const refused = voice.socket.connected ? null : await entering(voice)
    if (refused) return refused
    const ack: Ack | null = await voice.socket
      .timeout(PATIENCE)
      .emitWithAck('command', command)
      .catch(() => null)
    if (!ack) return `no answer, ${voice.socket.connected ? 'though connected' : 'and cut off'}`
    return ack.ok ? 'ok' : ack.error.code
  }
}

/** `null` once the socket is let in, or why it is not. */
const entering = ({ socket }: Voice): Promise<string | null> =>
  new Promise((resolve) => {
    socket.once('connect', () => resolve(null))
    socket.once('connect_error', (error) => resolve((error as { data?: { code?: string } }).data?.code ?? 'none'))
    socket.connect()
  })

/** A no of the table's, or of the door's; everything else is a yes that came as far as the decision. */
const NOES = ['not_allowed', 'out_of_scope', 'wrong_phase', 'not_admitted', 'bad_token']
/** Nobody's fault and nothing that the table says. */
const TROUBLES = ['invalid', 'internal', 'storage', 'too_fast', 'restarting']

function expectedOf(
  part: Part,
  type: CommandType,
  standings: Parameters<typeof answerTo>[1],
  phase: PhaseName,
  scopes: Player['scopes'],
  wire: Wire,
) {
  // From outside one thing can be said, by POST alone: no socket is opened for a token that has ended.
  if (part === 'removed') return wire === 'POST' && answerTo(type, ['removed'], phase) === null ? 'yes' : 'bad_token'
  if (part === 'waiting' && !AT_THE_DOOR.has(type)) return 'not_admitted'
  const answer = answerTo(type, standings, phase, scopes)
  // Leading hangs on whether whoever leads is missed, which here nobody is.
  if (type === 'take-desk' && answer === null && scopes && !scopes.includes('time')) return 'out_of_scope'
  return answer ?? 'yes'
}

const readAnswer = (answer: string): string =>
  NOES.includes(answer) || TROUBLES.includes(answer) || answer.includes(' ') ? answer : 'yes'

interface Played {
  /** Cell → `ok`, or the code of the refusal. */
  answers: Map<string, string>
  wrong: string[]
}

async function play(server: AServer, phase: PhaseName, wire: Wire): Promise<Played> {
  const lineTo = (cast: Cast) => (wire === 'POST' ? byPost(server, cast) : bySocket(server))
  const cast = await aCast(server, phase)
  const line = lineTo(cast)
  const roots = await readCafe(server, cast.cafe)
  const played: Played = { answers: new Map(), wrong: [] }
  const ask = async (part: Part, type: CommandType) => {
    const player = cast.players[part]
    const command = { type, ...FIELDS[type](player, 0) }
    const expected = expectedOf(part, type, standingsOf(player, command, roots), phase, player.scopes, wire)
    const turns = expected === 'yes' && TURNING.has(type)
    const other = turns ? await aCast(server, phase) : null
    const answer = await (other ? lineTo(other)(other.players[part], command) : line(player, command))
    played.answers.set(`${part} ${type} ${phase}`, answer)
    if (readAnswer(answer) === expected) return
    played.wrong.push(`${part}, ${type}, ${phase}, ${wire}: ${answer} where the table says ${expected}`)
  }
  for (const type of IN_ORDER) {
    if (LAST.includes(type)) await ask('waiting', type)
    const others = PARTS.filter((part) => part !== 'waiting' || !LAST.includes(type))
    await Promise.all(others.map((part) => ask(part, type)))
  }
  return played
}

test('[HO60] every command of everybody in every phase is answered over both wires as the table says, and alike', async () => {
  const server = await aServer()
  const wrong: string[] = []
  let cells = 0
  await Promise.all(
    PHASES.map(async (phase) => {
      const [posted, emitted] = await Promise.all([play(server, phase, 'POST'), play(server, phase, 'Socket.IO')])
      wrong.push(...posted.wrong, ...emitted.wrong)
      cells += posted.answers.size + emitted.answers.size
      for (const [cell, answer] of posted.answers) {
        const other = emitted.answers.get(cell)
        if (other !== answer && cell !== `removed answer-act ${phase}`)
          wrong.push(`${cell}: ${answer} by POST, ${other} by Socket.IO`)
      }
    }),
  )
  console.info(`the matrix of commands: ${cells} cells over two wires`)
  expect(wrong).toEqual([])
  expect(cells).toBe(PARTS.length * COMMAND_TYPES.length * PHASES.length * 2)
}, 240_000)

test('[HO60] each command of the matrix is one that the schema takes, so that no cell is refused for its shape', () => {
  const of = { tableId: 't1', participantId: NOBODY }
  for (const type of COMMAND_TYPES)
    expect(parse(CommandSchema, { type, ...FIELDS[type](of, 0) })).toMatchObject({ ok: true })
})
