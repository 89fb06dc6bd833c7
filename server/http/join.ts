import { JoinCafe, LookUpInvitation } from '@tablecloth/shared/protocol/cafes.ts'
import type { Refusal } from '@tablecloth/shared/protocol/errors.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import type { Express, Request, RequestHandler, Response } from 'express'
import { keepToken, participantsInCookies } from './bearer.ts'
import { jsonBody } from './body.ts'
import { deviceKind } from './device-kind.ts'
import { addressOf, countWrong, type Limits } from './limits.ts'
import type { HttpParts } from './parts.ts'
import { onlyMethods, sendProblem } from './problems.ts'

/** In at the door, with a code. */
export function joinRoutes(app: Express, { cafes, settings }: HttpParts, limits: Limits): void {
  /** Only wrong codes are counted: a right one gets through however many were wrong before it. */
  function sendRefusal(request: Request, response: Response, refusal: Refusal): void {
    const isWrong = refusal.code === 'unknown_code'
    const tooMany = isWrong ? countWrong(limits.wrongCodes, addressOf(request), response) : null
    sendProblem(response, tooMany ?? refusal)
  }

  const invitation: RequestHandler = async (request, response) => {
    const wish = parse(LookUpInvitation, request.body)
    if (!wish.ok) return sendProblem(response, wish.error)
    const found = await cafes.invitation(wish.value.joinCode)
    if (!found.ok) return sendRefusal(request, response, found.error)
    response.json(found.value)
  }

  const join: RequestHandler = async (request, response) => {
    const wish = parse(JoinCafe, request.body)
    if (!wish.ok) return sendProblem(response, wish.error)
    const joined = await cafes.join(
      wish.value,
      participantsInCookies(request.headers.cookie),
      deviceKind(request.headers['user-agent']),
    )
    if (!joined.ok) return sendRefusal(request, response, joined.error)
    keepToken(response, joined.value, settings)
    response.status(201).json(joined.value)
  }

  app.route('/api/invitations').post(jsonBody, invitation).all(onlyMethods('POST'))
  app.route('/api/cafes/join').post(jsonBody, join).all(onlyMethods('POST'))
}
