import { expect, test } from 'vitest'
import { protocolReference } from './reference.ts'

test('[PR20] the protocol reference in docs is what the schemas and tables say', async () => {
  await expect(protocolReference()).toMatchFileSnapshot('../../../docs/protocol-reference.md')
})
