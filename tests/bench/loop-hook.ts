import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

/** Loaded into a measured server: at SIGUSR2 it says how long its event loop was held up at most since the last time, in ms. */
if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  process.on('SIGUSR2', () => {
    process.stderr.write(`held up ${(delay.max / 1e6).toFixed(1)} ms\n`)
    delay.reset()
  })
}
