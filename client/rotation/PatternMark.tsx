import { FILLS, OUTLINE, type Pattern } from './weave-geometry.ts'

/** A diamond of the weave beside the words for it: a round's pattern, or how people are marked who meet again. */
export function PatternMark({ pattern }: { pattern: Pattern | 'again' }) {
  return (
    <svg className="weave mark" viewBox="-6 -6 12 12" aria-hidden="true" focusable="false">
      {pattern !== 'again' && <path className="fill" d={`M0 0${FILLS[pattern]}`} />}
      <path className={pattern === 'again' ? 'again' : 'edge'} d={`M0 0${OUTLINE}`} />
    </svg>
  )
}
