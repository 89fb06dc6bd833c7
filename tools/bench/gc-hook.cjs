// Loaded into a measured server: at SIGUSR2 it collects its garbage and says, on descriptor 3, how many bytes are left.
const { writeSync } = require('node:fs')

/** What finalisers let go in the meantime is collected by the last. */
const PAUSE_MS = 50

process.on('SIGUSR2', () => {
  globalThis.gc()
  setTimeout(() => {
    globalThis.gc()
    const { heapUsed, external } = process.memoryUsage()
    writeSync(3, `${heapUsed + external}\n`)
  }, PAUSE_MS)
})
