import type { Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'

/**
 * One line a request: method, the pattern of its route, status, ms. Never the address, path, query, headers or body:
 * those hold who somebody is, which café they are in and what they say. Quiet (level debug) unless the server failed.
 */
export function requestLog(log: Logger): RequestHandler {
  const line = (request: Request, response: Response, ms: unknown) => ({
    method: request.method,
    route: request.route ? String(request.route.path) : 'other',
    status: response.statusCode,
    ms,
  })
  return pinoHttp<Request, Response>({
    logger: log,
    wrapSerializers: false,
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    quietReqLogger: true,
    quietResLogger: true,
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'warn' : 'debug'),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    customSuccessObject: (request, response, value: { responseTime?: unknown }) =>
      line(request, response, value.responseTime),
    customErrorObject: (request, response, _error, value: { responseTime?: unknown }) =>
      line(request, response, value.responseTime),
  })
}
