import { BroadcastChannel, isMainThread } from 'node:worker_threads'

/** Does something in every thread of a server at SIGUSR2: only the first thread hears signals, and it passes them on. */
export function onSignal(step: () => void): void {
  const channel = new BroadcastChannel('SIGUSR2')
  channel.unref()
  if (!isMainThread) {
    channel.onmessage = step
    return
  }
  process.on('SIGUSR2', () => {
    step()
    channel.postMessage(null)
  })
}
