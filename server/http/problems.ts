import { ERRORS, type ErrorCode, type Refusal, refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { ErrorRequestHandler, Express, Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { faultOf } from '../fault.ts'
import { StorageError } from '../storage/storage-error.ts'

interface Extra {
  /** Where HTTP knows better than the code's own status, such as 405. */
  status?: number
  /** Members besides those of RFC 9457 and of a refusal. */
  members?: Record<string, unknown>
}

/** Answers with a refusal as problem details (RFC 9457). Whoever writes a client goes by `code`. */
export function sendProblem(response: Response, refusal: Refusal, { status, members }: Extra = {}): void {
  const kind = ERRORS[refusal.code]
  const { code, message, ...more } = refusal
  const problem = {
    type: `urn:tablecloth:problem:${code}`,
    title: kind.title,
    status: status ?? kind.status,
    code,
    detail: message,
    ...more,
    ...members,
  }
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer')
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** For the end of a route: whoever comes with another method is told which ones there are. */
export function onlyMethods(...methods: ('GET' | 'POST' | 'DELETE')[]): RequestHandler {
  const allow = methods.join(', ')
  return (request, response) => {
    response.setHeader('Allow', allow)
    sendProblem(response, refuse('unknown', `${request.method} is not answered here, only ${allow}`).error, {
      status: 405,
    })
  }
}

/** The end of the line: what no route has answered, and what one has thrown. */
export function problemRoutes(app: Express, log: Logger): void {
  app.use((_request: Request, response: Response) => sendProblem(response, refuse('unknown').error))

  const onError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error)
    const { refusal, status } = refusalOf(error)
    if (refusal.code === 'internal' || refusal.code === 'storage')
      log.error({ fault: faultOf(error) }, 'request failed')
    sendProblem(response, refusal, status === undefined ? {} : { status })
  }
  app.use(onError)
}

/** Types of the errors of body-parser. Their messages are left out: they quote the body. */
const BODY_ERRORS: Readonly<Record<string, { code: ErrorCode; status?: number; message?: string; field?: string }>> = {
  'entity.parse.failed': { code: 'bad_json' },
  'entity.too.large': { code: 'too_large' },
  'encoding.unsupported': { code: 'invalid', status: 415, message: 'Content-Encoding: not supported' },
  'charset.unsupported': { code: 'invalid', status: 415, message: 'Content-Type: the charset must be UTF-8' },
}

function refusalOf(error: unknown): { refusal: Refusal; status?: number } {
  if (error instanceof StorageError) return { refusal: refuse('storage').error }
  if (!(error instanceof Error)) return { refusal: refuse('internal').error }
  const type = 'type' in error ? String(error.type) : ''
  const known = Object.hasOwn(BODY_ERRORS, type) ? BODY_ERRORS[type] : undefined
  if (known) {
    const { code, status, message, field } = known
    return { refusal: refuse(code, message, field ? { field } : {}).error, ...(status ? { status } : {}) }
  }
  // Express itself throws these: a path that is not percent-encoded UTF-8, a body that ends too early.
  const status = 'status' in error ? Number(error.status) : 500
  return { refusal: refuse(status >= 400 && status < 500 ? 'malformed' : 'internal').error }
}
