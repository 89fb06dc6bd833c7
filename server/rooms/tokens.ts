import { createHash } from 'node:crypto'
import type { Entropy } from '@tablecloth/shared/ids.ts'

const TOKEN_BYTES = 32

/** An opaque token of 256 bits. */
export const makeToken = (entropy: Entropy): string => Buffer.from(entropy.bytes(TOKEN_BYTES)).toString('base64url')

/** All that is ever stored of a token. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
