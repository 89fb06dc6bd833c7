import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import { parse } from '@tablecloth/shared/protocol/parse.ts'
import type { Contradiction } from '@tablecloth/shared/seating/contradictions.ts'
import { seatingRequestSchema } from '@tablecloth/shared/seating/request.ts'
import type { Express, RequestHandler, Response } from 'express'
import { BoundedQueue } from '../bounded-queue.ts'
import { seatingBody } from './body.ts'
import { addressOf, count, type Limits } from './limits.ts'
import type { HttpParts } from './parts.ts'
import { onlyMethods, sendProblem } from './problems.ts'
import { createSeatingWorkers } from './seating-workers.ts'

/** Plans for anybody who asks; as they cost seconds of a processor, only so many are taken in. */
export function seatingPlanRoutes(
  app: Express,
  { planSeating = createSeatingWorkers() }: HttpParts,
  limits: Limits,
): void {
  const queue = new BoundedQueue({ atOnce: 4, waiting: 20 })

  const plan: RequestHandler = async (request, response) => {
    const tooMany = await count(limits.plans, addressOf(request), response)
    if (tooMany) return sendProblem(response, tooMany)
    const wish = parse(seatingRequestSchema, request.body)
    if (!wish.ok) return sendProblem(response, wish.error)
    // Nobody plans for somebody who has hung up.
    const answer = await queue.run(async () => (response.closed ? 'gone' : planSeating(wish.value)))
    if (answer === 'gone') return
    if (answer === 'full') {
      response.setHeader('Retry-After', 2)
      sendProblem(response, refuse('too_fast', 'Too many plans are being made; try again in a moment').error)
    } else if (answer === null) {
      sendProblem(response, refuse('too_large', 'A plan of this size takes longer than this server gives it').error)
    } else if (answer.ok) response.json(answer.plan)
    else sendContradictions(response, answer.contradictions)
  }

  app.route('/api/seating-plans').post(seatingBody, plan).all(onlyMethods('POST'))
}

/** The first one as the refusal, all of them beside it. */
function sendContradictions(response: Response, contradictions: readonly Contradiction[]): void {
  const [first] = contradictions
  const { error } = refuse('contradiction', first?.message, first && { people: first.people, rule: first.rule })
  sendProblem(response, error, { members: { contradictions } })
}
