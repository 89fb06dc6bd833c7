import { crc32, deflateRawSync } from 'node:zlib'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** Names are UTF-8. */
const FLAGS = 0x0800
const DEFLATED = 8
const VERSION = 20
/** 1 January 1980, the first day that a zip can tell: the same content is the same bytes on every day. */
const DATE = 0x0021

/** Texts as one zip archive, in the order given (PKWARE's APPNOTE 6.3, without what needs more than 4 GB). */
export function zip(files: readonly { name: string; text: string }[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const { name, text } of files) {
    const path = Buffer.from(name)
    const plain = Buffer.from(text)
    const packed = deflateRawSync(plain)
    const facts = factsOf(plain, packed, path)
    const local = Buffer.alloc(4 + facts.length)
    local.writeUInt32LE(LOCAL)
    facts.copy(local, 4)
    locals.push(local, path, packed)
    centrals.push(centralOf(facts, offset), path)
    offset += local.length + path.length + packed.length
  }
  const directory = Buffer.concat(centrals)
  return Buffer.concat([...locals, directory, endOf(files.length, directory.length, offset)])
}

/** What both headers of a file say alike. */
function factsOf(plain: Buffer, packed: Buffer, path: Buffer): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(VERSION, 0)
  facts.writeUInt16LE(FLAGS, 2)
  facts.writeUInt16LE(DEFLATED, 4)
  facts.writeUInt16LE(DATE, 8)
  facts.writeUInt32LE(crc32(plain), 10)
  facts.writeUInt32LE(packed.length, 14)
  facts.writeUInt32LE(plain.length, 18)
  facts.writeUInt16LE(path.length, 22)
  return facts
}

function centralOf(facts: Buffer, offset: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(CENTRAL)
  header.writeUInt16LE(VERSION, 4)
  facts.copy(header, 6)
  header.writeUInt32LE(offset, 42)
  return header
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
