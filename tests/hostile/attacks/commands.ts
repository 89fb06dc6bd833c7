import { COMMAND_TYPES, type CommandType } from '@tablecloth/shared/protocol/commands.ts'
import { PERMISSIONS, type Standing, scopeOf } from '@tablecloth/shared/protocol/permissions.ts'
import type { Attack } from '../attack.ts'
import { type Attacker, TABLE } from '../attacker.ts'
import { victimIn } from './at-table.ts'

const participantId = 'somebody'
const tableId = 't1'
const noteId = 'honest-0'
const text = 'Everybody out'

/** What each command needs besides its type, for somebody to be refused for who they are and nothing else. */
const CARRIED: Partial<Record<CommandType, object>> = {
  'extend-round': { minutes: 5 },
  'read-agreement': { version: 1 },
  'amend-agreement': { lines: [text] },
  'propose-line': { text },
  'take-back-line': { lineId: 'a-line' },
  'back-line': { lineId: 'a-line', backed: true },
  'adopt-line': { lineId: 'a-line', adopted: true },
  'put-line-aside': { lineId: 'a-line', aside: true },
  move: { participantId, tableId },
  'change-plan': { round: 1, participantId, tableId },
  'pin-seat': { round: 1, participantId, pinned: true },
  'wish-seats': { apart: [], together: [] },
  'close-table': { tableId },
  'reopen-table': { tableId },
  'table-device': { tableId },
  'freeze-table': { tableId, frozen: true },
  'restore-themes': { participantId },
  'let-back': { participantId },
  'slow-person': { participantId, seconds: 30 },
  'set-table-host': { participantId, tableId },
  admit: { participantId },
  remove: { participantId },
  'practise-guests': { count: 3 },
  'practise-moment': { moment: 'report' },
  'ask-out': { participantId },
  'step-out': { out: true },
  'add-person': { name: 'A phantom', tableId },
  'add-people': { people: [{ name: 'A phantom' }] },
  announce: { text },
  'answer-call': { tableId },
  'hide-note': { tableId, noteId },
  'restore-note': { tableId, noteId },
  'restore-notes': { participantId },
  'allow-names': { allow: true },
  'count-me-in': { counted: false },
  'answer-invitation': { answer: 'pass' },
  'answer-pulse': { round: 0, room: 'yes' },
  report: { text },
  'answer-report': { reportId: 'a-report' },
  'answer-act': { actId: 'an-act', text },
  'answer-theme': { themeId: 'a-theme-00', answer: 'confirm' },
  'take-on': { text },
  'make-lens': { name: 'A lens', items: ['Mine'] },
  'remove-lens': { lensId: 'a-lens-000' },
  'keep-until': { until: Date.now() + 86_400_000 },
  'extend-walk': { minutes: 2 },
  'place-dots': { tableId, noteId, dots: 1 },
  'echo-note': { tableId, noteId, echo: 'know-this', given: true },
  'tie-thread': { from: { tableId, noteId }, to: { tableId: 't2', noteId }, words: 'a thread' },
  'untie-thread': { threadId: 'a-thread' },
  'hide-thread': { threadId: 'a-thread' },
  'restore-thread': { threadId: 'a-thread' },
  'carry-note': { tableId, noteId },
  'put-down': { commitmentId: 'a-commitment' },
  'hide-words': { wordsId: 'some-words' },
  'restore-words': { wordsId: 'some-words' },
  'end-session': { sessionId: 'a-session' },
  'set-scopes': { participantId, scopes: ['words'] },
  'offer-cafe': { participantId: null },
  'answer-offer': { take: true },
}

const carried = (type: CommandType): object => CARRIED[type] ?? {}

const isFor = (type: CommandType, ...standings: Standing[]) =>
  standings.some((standing) => PERMISSIONS[type].who.includes(standing))

const ofHosts = COMMAND_TYPES.filter((type) => !isFor(type, 'participant', 'self', 'seated'))
/** What a co-host who keeps the door has no part in. */
const notOfTheDoor = ofHosts.filter((type) => isFor(type, 'host') && ![null, 'door'].includes(scopeOf(type)))
const ofTheOrganiser = COMMAND_TYPES.filter((type) => !isFor(type, 'host'))

/** What authors may do with their own notes, tried on another's. */
const ON_NOTES: Record<string, object> = {
  'edit-note': { text: 'Mine now' },
  'set-note-credit': { credit: 'name' },
  'set-note-consent': { consent: 'public' },
  'withdraw-note': {},
}

/** Tries each of them, and tells what it was answered, whatever the same. */
const onNotes = async (attacker: Attacker, noteId: string, more: object = {}): Promise<string> => {
  const told = new Set<string>()
  const socket = attacker.voice()
  for (const [type, fields] of Object.entries(ON_NOTES)) {
    const key = type === 'set-note-credit' ? {} : more
    told.add(await attacker.command(type, { tableId: TABLE, noteId, ...fields, ...key }, socket))
  }
  return [...told].join(', ')
}

export const commands: Attack[] = [
  {
    name: 'edits, signs, publishes and withdraws the note of another by command',
    answer: 'not_yours',
    async run(world) {
      const attacker = await world.attacker()
      return onNotes(attacker, victimIn((await attacker.open()).doc).noteId)
    },
  },
  {
    name: 'does the same with a key that is none',
    answer: 'not_yours',
    async run(world) {
      const attacker = await world.attacker()
      return onNotes(attacker, victimIn((await attacker.open()).doc).noteId, { key: 'A'.repeat(43) })
    },
  },
  {
    name: 'does the same with a note of another café',
    answer: 'unknown_note',
    async run(world) {
      const attacker = await world.attacker()
      const { noteId } = victimIn((await attacker.open()).doc)
      return onNotes((await world.ownCafe()).organiser, noteId)
    },
  },
  {
    name: 'places dots, answers and ties threads while nothing hangs in a gallery',
    answer: 'wrong_phase',
    async run(world) {
      const attacker = await world.attacker()
      const { noteId } = victimIn((await attacker.open()).doc)
      const place = { tableId: TABLE, noteId }
      const told = new Set<string>()
      for (const [type, fields] of Object.entries({
        'place-dots': { ...place, dots: 20 },
        'echo-note': { ...place, echo: 'know-this', given: true },
        'tie-thread': { from: place, to: { tableId: 't2', noteId }, words: 'mine' },
      })) {
        told.add(await attacker.command(type, fields))
      }
      return [...told].join(', ')
    },
  },
  {
    name: 'carries away a note of a table where it never sat, or that is not there',
    answer: 'unknown_note',
    async run(world) {
      const attacker = await world.attacker()
      const { noteId } = victimIn((await attacker.open()).doc)
      const told = new Set([
        await attacker.command('carry-note', { tableId: 'no-such-table', noteId }),
        await attacker.command('carry-note', { tableId: TABLE, noteId: 'no-such-note' }),
      ])
      return [...told].join(', ')
    },
  },
  {
    name: 'asks for more dots than there are, for half a dot, and for dots on everything at once',
    answer: 'invalid',
    async run(world) {
      const attacker = await world.attacker()
      const told = new Set<string>()
      for (const dots of [21, -1, 0.5, '5', null, Number.MAX_SAFE_INTEGER]) {
        told.add(await attacker.command('place-dots', { tableId: TABLE, noteId: 'honest-0', dots }))
      }
      told.add(await attacker.command('place-dots', { tableId: TABLE, noteId: ['honest-0', 'honest-1'], dots: 1 }))
      return [...told].join(', ')
    },
  },
  ...ofHosts.map((type) => ({
    name: `commands ${type} as a participant`,
    answer: 'not_allowed',
    run: async (world: Parameters<Attack['run']>[0]) => {
      const attacker = await world.attacker()
      const [heron] = world.honest
      const fields = carried(type)
      return attacker.command(
        type,
        'participantId' in fields ? { ...fields, participantId: heron?.participantId } : fields,
      )
    },
  })),
  ...(['start-turn', 'end-turn'] as const).map((type) => ({
    name: `commands ${type} for somebody else`,
    answer: 'not_allowed',
    run: async (world: Parameters<Attack['run']>[0]) => {
      const attacker = await world.attacker()
      return attacker.command(type, { participantId: world.honest[0]?.participantId })
    },
  })),
  ...ofTheOrganiser.map((type) => ({
    name: `commands ${type} as a co-host`,
    answer: 'not_allowed',
    run: async (world: Parameters<Attack['run']>[0]) => {
      const { organiser } = await world.ownCafe()
      const coHost = await world.coHost(organiser)
      return coHost.command(type, carried(type))
    },
  })),
  ...(['Socket.IO', 'POST'] as const).map((wire) => ({
    name: `commands by ${wire}, as a co-host for the door, all that belongs to others`,
    answer: 'out_of_scope',
    run: async (world: Parameters<Attack['run']>[0]) => {
      const { organiser, cafe } = await world.ownCafe()
      const doorkeeper = await world.coHost(organiser, ['door'])
      const told = new Set<string>()
      const socket = doorkeeper.voice()
      for (const type of notOfTheDoor) {
        const command = { type, ...carried(type) }
        const posting = () => doorkeeper.ask('POST', `/api/cafes/${cafe.cafeId}/commands`, command)
        told.add(
          wire === 'POST' ? (await posting()).replace('403 ', '') : await doorkeeper.command(type, command, socket),
        )
      }
      return [...told].join(', ')
    },
  })),
  {
    name: 'takes what it was not given, or the desk, as a co-host for the door',
    answer: 'not_allowed, out_of_scope, 403 not_allowed',
    async run(world) {
      const { organiser, cafe } = await world.ownCafe()
      const doorkeeper = await world.coHost(organiser, ['door'])
      const other = await world.coHost(organiser)
      const socket = doorkeeper.voice()
      const all = ['door', 'time', 'tables', 'words']
      const told = new Set<string>()
      for (const participantId of [doorkeeper.participantId, other.participantId]) {
        told.add(await doorkeeper.command('set-scopes', { participantId, scopes: all }, socket))
        told.add(await doorkeeper.command('remove', { participantId }, socket))
      }
      told.add(await doorkeeper.command('renew-link', { participantId: other.participantId }, socket))
      told.add(await doorkeeper.command('take-desk', {}, socket))
      told.add(await doorkeeper.ask('DELETE', `/api/cafes/${cafe.cafeId}`))
      return [...told].join(', ')
    },
  },
  {
    name: 'erases the café as a co-host',
    answer: '403 not_allowed',
    async run(world) {
      const { organiser, cafe } = await world.ownCafe()
      return (await world.coHost(organiser)).ask('DELETE', `/api/cafes/${cafe.cafeId}`)
    },
  },
  {
    name: 'removes the organiser as a co-host',
    answer: ['not_allowed', 'unknown_person'],
    async run(world) {
      const { organiser } = await world.ownCafe()
      return (await world.coHost(organiser)).command('remove', { participantId: organiser.participantId })
    },
  },
  {
    name: 'goes on as a co-host after the organiser has taken that back',
    answer: '401 bad_token',
    async run(world) {
      const { organiser, cafe } = await world.ownCafe()
      const coHost = await world.coHost(organiser)
      await organiser.command('remove', { participantId: coHost.participantId })
      return coHost.ask('GET', `/api/cafes/${cafe.cafeId}/harvest.json`)
    },
  },
  {
    name: 'commands while it still waits at the door',
    answer: 'not_admitted',
    async run(world) {
      const { cafe } = await world.ownCafe({ admission: 'lobby' })
      const outside = await world.guest(cafe)
      const told = new Set<string>()
      const socket = outside.voice()
      for (const type of ['raise-hand', 'call-host', 'accept-agreement']) {
        told.add(await outside.command(type, {}, socket))
      }
      return [...told].join(', ')
    },
  },
]
