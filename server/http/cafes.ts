import { createHash, timingSafeEqual } from 'node:crypto'
import { formatJoinCode } from '@tablecloth/shared/ids.ts'
import { type CafeCreated, CreateCafe, ImportOptions } from '@tablecloth/shared/protocol/cafes.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import type { Express, Request, RequestHandler, Response } from 'express'
import { BoundedQueue } from '../bounded-queue.ts'
import { enterCafe, keepToken, tokenFromAuthorization } from './bearer.ts'
import { importBody, jsonBody, onlyJson } from './body.ts'
import type { CafeMade } from './cafe-service.ts'
import { deviceKind } from './device-kind.ts'
import { addressOf, count, countWrong, type Limits } from './limits.ts'
import { originOf } from './origins.ts'
import type { HttpParts } from './parts.ts'
import { onlyMethods, sendProblem } from './problems.ts'

/** A café is made, read and erased. */
export function cafeRoutes(app: Express, parts: HttpParts, limits: Limits): void {
  const { cafes, settings } = parts

  const make: RequestHandler = async (request, response) => {
    const tooMany = await count(limits.newCafes, addressOf(request), response)
    if (tooMany) return sendProblem(response, tooMany)
    const wish = parse(CreateCafe, request.body)
    if (!wish.ok) return sendProblem(response, wish.error)
    const { tables } = wish.value
    const tableCount = typeof tables === 'number' ? tables : tables.length
    const tooLarge = await count(limits.newTables, addressOf(request), response, tableCount)
    if (tooLarge) return sendProblem(response, tooLarge)
    const created = await cafes.create(wish.value, deviceKind(request.headers['user-agent']))
    if (!created.ok) return sendProblem(response, created.error)
    sendMade(request, response, created.value)
  }

  /** Where the links of a café that was just made go, and the cookie of its organiser. */
  function sendMade(request: Request, response: Response, { token, hostToken, joinCode, ...made }: CafeMade): void {
    const origin = originOf(request.headers, settings.publicUrl)
    const code = formatJoinCode(joinCode)
    keepToken(response, { participantId: made.participantId, token }, settings)
    response.status(201).json({
      ...made,
      joinCode: code,
      hostToken,
      // Behind the `#`, so that the secret of a link never reaches a server's log.
      joinUrl: `${origin}/join#${code}`,
      hostUrl: `${origin}/host#${made.cafeId}.${hostToken}`,
    } satisfies CafeCreated & { participantId: string })
  }

  const imports = new BoundedQueue({ atOnce: 1, waiting: 10 })

  const bring: RequestHandler = async (request, response) => {
    const tooMany = await count(limits.newCafes, addressOf(request), response)
    if (tooMany) return sendProblem(response, tooMany)
    // How many tables it has is not known before all of it is read.
    const tooLarge = await count(limits.newTables, addressOf(request), response, LIMITS.tables)
    if (tooLarge) return sendProblem(response, tooLarge)
    const options = parse(ImportOptions, { ...request.query })
    if (!options.ok) return sendProblem(response, options.error)
    const answer = await imports.run(async () => {
      if (response.closed) return null
      const file = await importBody(request, response)
      if (!file) return refuse('too_slow', 'file: did not come in time', { field: 'file' })
      return cafes.bring(file, options.value, deviceKind(request.headers['user-agent']))
    })
    if (answer === null) return
    if (answer === 'full') {
      response.setHeader('Retry-After', 5)
      return sendProblem(response, refuse('too_fast', 'Too many cafés are being made; try again soon').error)
    }
    if (!answer.ok) return sendProblem(response, answer.error)
    sendMade(request, response, answer.value)
  }

  const rehearse: RequestHandler = async (request, response) => {
    const session = await enterCafe(request, parts)
    if (!session.ok) return sendProblem(response, session.error)
    const tooMany = await count(limits.newCafes, addressOf(request), response)
    if (tooMany) return sendProblem(response, tooMany)
    const made = await cafes.rehearse(session.value, deviceKind(request.headers['user-agent']))
    if (!made.ok) return sendProblem(response, made.error)
    sendMade(request, response, made.value)
  }

  const read: RequestHandler = async (request, response) => {
    const session = await enterCafe(request, parts)
    if (!session.ok) return sendProblem(response, session.error)
    const cafe = await cafes.read(session.value)
    if (!cafe.ok) return sendProblem(response, cafe.error)
    response.json(cafe.value)
  }

  const erase: RequestHandler = async (request, response) => {
    const session = await enterCafe(request, parts)
    if (!session.ok) return sendProblem(response, session.error)
    if (session.value.role !== 'organiser') return sendProblem(response, refuse('not_allowed').error)
    const erased = await cafes.erase(session.value)
    if (!erased.ok) return sendProblem(response, erased.error)
    response.json({ ok: true })
  }

  app.route('/api/cafes').post(organiserOnly(parts, limits), jsonBody, make).all(onlyMethods('POST'))
  app.route('/api/cafes/import').post(organiserOnly(parts, limits), onlyJson, bring).all(onlyMethods('POST'))
  app.route('/api/cafes/:cafeId/rehearsal').post(rehearse).all(onlyMethods('POST'))
  app.route('/api/cafes/:cafeId').get(read).delete(erase).all(onlyMethods('GET', 'DELETE'))
}

/** Only failures are counted, and the right key always gets through. */
function organiserOnly({ settings }: HttpParts, limits: Limits): RequestHandler {
  return async (request, response, next) => {
    const { organiserKey } = settings
    const shown = tokenFromAuthorization(request.headers)
    if (organiserKey === null || (shown !== null && isSame(shown, organiserKey))) return next()
    const tooMany = countWrong(limits.wrongKeys, addressOf(request), response)
    sendProblem(response, tooMany ?? refuse('wrong_key').error)
  }
}

/** In a time that says nothing of where they differ, or of how long they are. */
function isSame(shown: string, key: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(shown), digest(key))
}
