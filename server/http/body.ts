import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import express, { type RequestHandler } from 'express'
import { sendProblem } from './problems.ts'

/**
 * Another site's page can send a form without asking; it cannot send this type. So a body that is not called JSON is
 * refused, whatever is in it.
 */
const onlyJson: RequestHandler = (request, response, next) => {
  // `null` when there is no body at all.
  if (request.is('application/json') !== false) return next()
  const { error } = refuse('invalid', 'Content-Type: must be application/json', { field: 'Content-Type' })
  sendProblem(response, error, { status: 415 })
}

/** `inflate: false`: a small body stays small. */
const json = (limit: number): RequestHandler[] => [onlyJson, express.json({ limit, inflate: false })]

export const jsonBody = json(LIMITS.httpBody)
export const seatingBody = json(LIMITS.seatingBody)
