/** What a log may say of an error. */
export interface Fault {
  name: string
  code?: string
  /** Stack frames, innermost first. */
  at: string[]
}

const MOST_FRAMES = 12

/**
 * An error without its message: messages of parsers, databases and type errors quote what people wrote, and that
 * belongs in no log. Its name, its code and where it was thrown find the bug all the same.
 */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { name: error.name, ...code, at: frames.slice(0, MOST_FRAMES).map((frame) => frame.trim().slice(3)) }
}
