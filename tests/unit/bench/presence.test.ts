import { isEchoed, showing } from '@tablecloth/bench/load/presence.ts'
import { describe, expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

const OWN = 600_000_000

function anAwareness(): Awareness {
  const awareness = new Awareness(new Y.Doc())
  // Its timer would outlive the test.
  clearInterval(awareness._checkInterval)
  return awareness
}

/** What a stock provider, with this client id, says after it has heard this. */
function saidAgain(entries: Uint8Array): number {
  const awareness = anAwareness()
  awareness.clientID = OWN
  awareness.states.set(OWN, {})
  awareness.meta.set(OWN, { clock: 5, lastUpdated: 0 })
  let said = 0
  awareness.on('update', () => said++)
  applyAwarenessUpdate(awareness, entries, 'the server')
  return said
}

describe('presence', () => {
  test('[BE5] is shown as a stock client reads it, and renewed with the next clock', () => {
    const awareness = anAwareness()
    for (const clock of [1, 2]) applyAwarenessUpdate(awareness, showing(OWN, clock, 'amal'), null)
    expect(awareness.getStates().get(OWN)).toEqual({ participantId: 'amal' })
    expect(awareness.meta.get(OWN)?.clock).toBe(2)
  })

  test('[BE5] what a stock provider would say again of others is said again, and nothing else', () => {
    const others = anAwareness()
    others.setLocalState({ participantId: 'bo' })
    applyAwarenessUpdate(others, showing(OWN, 3, 'amal'), null)
    const heard = [
      showing(700_000_000, 1, 'bo'),
      showing(OWN, 3, 'amal'),
      encodeAwarenessUpdate(others, [...others.getStates().keys()]),
      encodeAwarenessUpdate(others, [OWN, others.clientID]),
      Uint8Array.of(0),
    ]
    for (const entries of heard) expect(isEchoed(entries, 0, entries.length, OWN)).toBe(saidAgain(entries) > 0)
    expect(heard.map(saidAgain)).toEqual([1, 0, 1, 1, 0])
  })
})
