import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import express, { type Request, type RequestHandler, type Response } from 'express'
import { sendProblem } from './problems.ts'

/**
 * Another site's page can send a form without asking; it cannot send this type. So a body that is not called JSON is
 * refused, whatever is in it.
 */
export const onlyJson: RequestHandler = (request, response, next) => {
  // `null` when there is no body at all.
  if (request.is('application/json') !== false) return next()
  const { error } = refuse('invalid', 'Content-Type: must be application/json', { field: 'Content-Type' })
  sendProblem(response, error, { status: 415 })
}

/** `inflate: false`: a small body stays small. */
const json = (limit: number): RequestHandler[] => [onlyJson, express.json({ limit, inflate: false })]

const IMPORT_MS = 60_000
const raw = express.raw({ limit: LIMITS.importBody, inflate: false, type: 'application/json' })

/** A large body as its bytes; `null` when it does not come in time. Nothing of it is read before this is called. */
export async function importBody(request: Request, response: Response): Promise<Uint8Array | null> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(() => reject(new Late()), IMPORT_MS)
  raw(request, response, (error) => (error ? reject(error) : resolve()))
  try {
    await promise
  } catch (error) {
    if (error instanceof Late) return null
    throw error
  } finally {
    clearTimeout(timer)
  }
  return request.body instanceof Uint8Array ? request.body : new Uint8Array()
}
class Late extends Error {}

export const jsonBody = json(LIMITS.httpBody)
export const seatingBody = json(LIMITS.seatingBody)
