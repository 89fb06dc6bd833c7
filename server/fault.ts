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
  const code = 'code' in error && typeof error.code === 'string' && isWord(error.code) ? { code: error.code } : {}
  const frames = afterMessage(error)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return {
    name: isWord(error.name) ? error.name : 'Error',
    ...code,
    at: frames.slice(0, MOST_FRAMES).map((frame) => frame.trim().slice(3)),
  }
}

/** Names and codes are one word, however somebody set them. */
const isWord = (text: string): boolean => /^[A-Za-z0-9_]{1,60}$/.test(text)

/** A message of several lines may hold some that look like frames. */
function afterMessage({ stack = '', message }: Error): string {
  const from = message ? stack.indexOf(message) : 0
  // A message that was changed after the stack was written leaves nothing to tell them apart by.
  if (from < 0) return ''
  return stack.slice(from + message.length)
}
