/**
 * Loaded before a server (`node --import`), so that a test can turn its clock forward instead of waiting. The server is the
 * true one and knows nothing of it: to it, the machine's clock was set.
 */
const machine = Date.now
let ahead = 0
Date.now = () => machine() + ahead

process.on('message', ({ turnMs }: { turnMs: number }) => {
  ahead += turnMs
  process.send?.({ ahead })
})
// Nobody has to hang up for the server to end.
process.channel?.unref()

export {}
