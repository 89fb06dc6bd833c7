import { handshakeToken } from '@tablecloth/server/http/bearer.ts'
import { closingForWrite } from '@tablecloth/server/sync/closing.ts'
import { readAsk } from '@tablecloth/server/sync/credentials.ts'
import { isId, isNoteId, parseJoinCode } from '@tablecloth/shared/ids.ts'
import { parseDocumentName } from '@tablecloth/shared/protocol/documents.ts'
import { ERRORS, type ErrorCode, refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { Rng } from '@tablecloth/shared/rng.ts'
import { textFault, tidyLine, withoutFaults } from '@tablecloth/shared/text.ts'
import { someText, spoil } from './spoil.ts'

interface Read {
  outcome: string
  faults: string[]
}

function spoilText(text: string, rng: Rng): string {
  const at = rng.int(text.length + 1)
  const ways = [
    () => text,
    () => text.slice(0, at) + someText(rng) + text.slice(at),
    () => text.slice(0, at),
    () => text.slice(0, at) + String.fromCharCode(rng.int(0x10000)) + text.slice(at + 1),
    () => text.repeat(1 + rng.int(50)),
    () => text.toUpperCase(),
  ]
  return rng.pick(ways)()
}

const NAMES = ['cafe/c-1', 'table/c-1/t1', 'harvest/c-1', 'desk/c-1', 'gallery/c-1/t1']

function readName(rng: Rng): Read {
  const name = spoilText(rng.pick(NAMES), rng)
  const parts = parseDocumentName(name)
  if (!parts) return { outcome: 'unknown', faults: [] }
  const again = [parts.kind, parts.cafeId, ...('tableId' in parts ? [parts.tableId] : [])]
  const right = again.join('/') === name && again.slice(1).every(isId)
  return { outcome: 'taken', faults: right ? [] : ['a name that means another document'] }
}

function readUpgrade(rng: Rng): Read {
  const url = spoilText(`/yjs/${rng.pick(NAMES)}?token=abc&as=amal`, rng)
  const request = {
    url: rng.int(30) ? url : undefined,
    headers: {
      host: spoilText('cafe.example.org', rng),
      origin: spoilText('https://cafe.example.org', rng),
      cookie: spoilText('tablecloth_amal=secret; other=1', rng),
      authorization: spoilText('Bearer abc', rng),
      'sec-fetch-site': rng.pick([undefined, 'same-origin', 'cross-site', someText(rng)]),
    },
  }
  const ask = readAsk(request as never, rng.pick([null, 'https://cafe.example.org']))
  if (!ask.ok) return { outcome: ask.error.code, faults: [] }
  const { token, name, document } = ask.value
  const right = token.length > 0 && print(parseDocumentName(name)) === print(document)
  return { outcome: 'taken', faults: right ? [] : ['an upgrade without token or document'] }
}

function readHandshake(rng: Rng): Read {
  const auth = spoil(rng.pick<unknown>([{ token: 'abc' }, { as: 'amal' }, 'abc', null, [], {}]), rng)
  const headers = {
    cookie: spoilText('tablecloth_amal=secret', rng),
    host: 'x',
    origin: rng.pick(['http://x', 'null']),
  }
  const token = handshakeToken({ headers, auth }, { publicUrl: null })
  if (!token.ok) return { outcome: token.error.code, faults: [] }
  return { outcome: 'taken', faults: typeof token.value === 'string' && token.value ? [] : ['no token'] }
}

const CODES = Object.keys(ERRORS) as ErrorCode[]
const MOST_REASON = 123

function writeReason(rng: Rng): Read {
  const key = rng.int(3) ? someText(rng) : null
  const right = rng.int(3) ? undefined : refuse(rng.pick(CODES)).error
  const { code, reason } = closingForWrite({ code: rng.pick(CODES), root: spoilText('notes', rng), key }, right)
  const faults: string[] = []
  if (Buffer.byteLength(reason) > MOST_REASON) faults.push('a reason that no close frame has room for')
  if (!(JSON.parse(reason).code in ERRORS)) faults.push('a reason without a code')
  if (!(code >= 1011 && code < 5000)) faults.push('a close code that there is not')
  return { outcome: 'closed', faults }
}

function readText(rng: Rng): Read {
  const text = spoilText(someText(rng), rng)
  const code = parseJoinCode(spoilText('7K3-9QD-XVA', rng))
  const faults: string[] = []
  if (code !== null && !/^[0-9A-Z]{9}$/.test(code)) faults.push('a code of another form')
  if (textFault(withoutFaults(text), 'many')) faults.push('faults left in a text without faults')
  if (tidyLine(tidyLine(text)) !== tidyLine(text)) faults.push('a tidied line that is not tidy')
  if (isNoteId(text) && !isId(text)) faults.push('a note id that is no id')
  return { outcome: code ? 'taken' : 'refused', faults }
}

const print = (value: unknown) => JSON.stringify(value)
const KINDS = { name: readName, upgrade: readUpgrade, handshake: readHandshake, reason: writeReason, text: readText }

/** A document's name, an upgrade, a handshake, a close reason or a text, spoiled somewhere. */
export function readSomeName(rng: Rng): Read & { kind: string } {
  const kind = rng.pick(Object.keys(KINDS) as (keyof typeof KINDS)[])
  return { kind, ...KINDS[kind](rng) }
}
