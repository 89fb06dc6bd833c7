import { closingForWrite } from '@tablecloth/server/sync/closing.ts'
import { expect, it } from 'vitest'

it('[SY26] the reason of a refused write always fits its frame and is always JSON', () => {
  for (const root of ['notes', 'ü'.repeat(200), null]) {
    for (const key of ['note-0001', '"'.repeat(90), 'ß'.repeat(5000), null]) {
      const { code, reason } = closingForWrite({ code: 'too_large', root, key })
      expect(code).toBe(4403)
      expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(123)
      expect(JSON.parse(reason)).toMatchObject({ code: 'too_large' })
    }
  }
})
