import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './statistics.ts'

const WRITES = 50
const BYTES = 4096

/**
 * How long this machine's disk takes to make 4 kB durable, ms: the median of 50. A server that commits before it tells
 * anyone cannot be faster than that.
 */
export function diskSyncMs(): number {
  const folder = mkdtempSync(join(tmpdir(), 'tablecloth-bench-disk-'))
  const file = openSync(join(folder, 'log'), 'w')
  try {
    const bytes = Buffer.alloc(BYTES, 1)
    const times = Array.from({ length: WRITES }, () => {
      const begun = performance.now()
      writeSync(file, bytes)
      fdatasyncSync(file)
      return performance.now() - begun
    })
    return median(times)
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true, force: true })
  }
}
