import { type Ack, CommandSchema } from '@tablecloth/shared/protocol/commands.ts'
import { ERRORS, type ErrorCode, type Refusal, refuse } from '@tablecloth/shared/protocol/errors.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import type { Express, RequestHandler, Response } from 'express'
import { enterToCommand } from './bearer.ts'
import { jsonBody } from './body.ts'
import { count, type Limits } from './limits.ts'
import type { HttpParts } from './parts.ts'
import { onlyMethods, sendProblem } from './problems.ts'

/** Commands by POST, for those without a socket: the same door, the same answers. */
export function commandRoutes(app: Express, parts: HttpParts, limits: Limits): void {
  const command: RequestHandler = async (request, response) => {
    const session = await enterToCommand(request, parts)
    if (!session.ok) return sendAck(response, session)
    const tooMany = await count(limits.commands, session.value.participantId, response)
    if (tooMany) return sendAck(response, { ok: false, error: tooMany })
    const wish = parse(CommandSchema, request.body)
    if (!wish.ok) return sendAck(response, wish)
    sendAck(response, await parts.cafes.command(session.value, wish.value))
  }

  app.route('/api/cafes/:cafeId/commands').post(jsonBody, command).all(onlyMethods('POST'))
}

/** A refused command is a problem like any other, and carries the acknowledgement of the socket besides. */
function sendAck(response: Response, ack: Ack | { ok: false; error: Refusal }): void {
  if (ack.ok) {
    response.json(ack)
    return
  }
  const { code, message, ...more } = ack.error
  const refusal = isErrorCode(code) ? { code, message, ...more } : refuse('internal').error
  sendProblem(response, refusal, { members: { ok: false, error: refusal } })
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code)
