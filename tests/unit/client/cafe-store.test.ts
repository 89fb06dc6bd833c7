import type { Me, Welcome } from '@tablecloth/shared/protocol/notices.ts'
import { describe, expect, test } from 'vitest'
import { afterNotice, makeCafeStore } from '../../../client/state/cafe-store.ts'

const me = { participantId: 'p1', role: 'participant', name: 'Heron', admitted: true } as Me
const cafe = { cafeId: 'c1', title: 'A café' } as Welcome
const fresh = () => makeCafeStore('c1').getState()

describe('what a notice makes of the state', () => {
  test('every welcome brings oneself, the line and the server’s clock', () => {
    expect(afterNotice(fresh(), { type: 'welcome', me, now: 5000, cafe }, 2000)).toEqual({
      me,
      welcome: cafe,
      clockOffset: 3000,
      status: 'online',
      refusal: null,
      removed: null,
    })
  })

  test('a hidden note gives its words back, and is forgotten when it is restored', () => {
    const hidden = afterNotice(fresh(), { type: 'note-hidden', tableId: 't1', noteId: 'n1', text: 'words' }, 0)
    expect(hidden.hidden).toEqual([{ tableId: 't1', noteId: 'n1', text: 'words' }])
    const restored = afterNotice({ ...fresh(), ...hidden }, { type: 'note-restored', tableId: 't1', noteId: 'n1' }, 0)
    expect(restored.hidden).toEqual([])
  })

  test('an erased café leaves nothing of itself', () => {
    const erased = afterNotice({ ...fresh(), me }, { type: 'erased' }, 0)
    expect(erased).toEqual({ erased: true, cafe: null, me: null })
  })
})
