import { isId } from '@tablecloth/shared/ids.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { Express, RequestHandler } from 'express'
import { actingAs, dropToken, keepToken, tokenFromAuthorization, tokenFromCookies } from './bearer.ts'
import { deviceKind } from './device-kind.ts'
import type { HttpParts } from './parts.ts'
import { onlyMethods, sendProblem } from './problems.ts'

/** A token that came by link is handed in for one of the browser's own, in a cookie, which no script of a page can read; and given back. */
export function sessionRoutes(app: Express, { cafes, settings }: HttpParts): void {
  const begin: RequestHandler = async (request, response) => {
    const token = tokenFromAuthorization(request.headers)
    if (!token) return sendProblem(response, refuse('no_token').error)
    const shown = await cafes.enter(token)
    if (!shown.ok) return sendProblem(response, shown.error)
    const { cafeId, participantId, role } = shown.value
    // Whoever opens their link again is where they were.
    const kept = tokenFromCookies(request.headers.cookie, participantId)
    const here = kept ? await cafes.enter(kept) : null
    if (!here?.ok || here.value.kind === 'link' || here.value.participantId !== participantId) {
      const begun = await cafes.begin(token, deviceKind(request.headers['user-agent']))
      if (!begun.ok) return sendProblem(response, begun.error)
      keepToken(response, { participantId, token: begun.value.token }, settings)
    }
    response.status(201).json({ cafeId, participantId, role })
  }

  /** Needs no session that still holds: whoever was removed must be able to leave nothing behind, too. */
  const end: RequestHandler = (request, response) => {
    const participantId = actingAs(request)
    if (!participantId || !isId(participantId)) {
      const message = 'X-Tablecloth-As: must name the participant whose cookie is to go'
      return sendProblem(response, refuse('invalid', message, { field: 'X-Tablecloth-As' }).error)
    }
    dropToken(response, participantId, settings)
    response.json({ ok: true })
  }

  app.route('/api/sessions').post(begin).delete(end).all(onlyMethods('POST', 'DELETE'))
}
