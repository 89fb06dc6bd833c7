import type { WriteStream } from 'node:tty'

const CLEAR = '\r\u001b[2K'
const LIVE_EVERY_MS = 200

/** A line for every phase that is over, and on a terminal one that lives. */
export interface Progress {
  phase(line: string): void
  /** Shown until the next phase. */
  live(line: () => string): void
  end(): void
}

export const silent: Progress = { phase() {}, live() {}, end() {} }

export function createProgress(stream: Pick<WriteStream, 'write'> & { isTTY?: boolean }): Progress {
  const begun = performance.now()
  let alive: (() => string) | null = null
  const draw = () => {
    if (alive) stream.write(`${CLEAR}  … ${alive()}`)
  }
  const timer = stream.isTTY ? setInterval(draw, LIVE_EVERY_MS).unref() : null
  const clear = () => {
    if (timer && alive) stream.write(CLEAR)
    alive = null
  }
  return {
    phase(line) {
      clear()
      stream.write(`${`${((performance.now() - begun) / 1000).toFixed(1)} s`.padStart(8)}  ${line}\n`)
    },
    live(line) {
      alive = line
    },
    end() {
      clear()
      if (timer) clearInterval(timer)
    },
  }
}
