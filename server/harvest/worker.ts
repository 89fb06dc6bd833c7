import { parentPort } from 'node:worker_threads'
import { briefingOf } from '@tablecloth/shared/harvest/briefing.ts'
import { exportWords } from '@tablecloth/shared/harvest/words.ts'
import { readBriefing } from '../rooms/briefing-input.ts'
import { FORMATS } from './formats.ts'
import type { ExportWish } from './workers.ts'

// The other side is `workers.ts`; wishes come one at a time, parsed.
parentPort?.on('message', ({ input, extension, languages, timeZone }: ExportWish) => {
  const written = FORMATS[extension]?.write(briefingOf(readBriefing(input)), {
    words: exportWords(languages),
    timeZone,
  })
  if (written === undefined) throw new Error(`no form ends in ${extension}`)
  // A copy of its own, because a small Buffer lies in memory that others use, too.
  const bytes = Uint8Array.from(Buffer.from(written))
  parentPort?.postMessage(bytes, [bytes.buffer])
})
