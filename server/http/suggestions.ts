import type { Suggestions } from '@tablecloth/shared/harvest/suggestions/suggest.ts'
import type { CafeId } from '@tablecloth/shared/ids.ts'
import { type Outcome, refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { Express, RequestHandler } from 'express'
import { BoundedQueue } from '../bounded-queue.ts'
import { createSuggestWorkers } from '../harvest/suggesting.ts'
import { TooLong } from '../workers.ts'
import { enterCafe } from './bearer.ts'
import type { HttpParts } from './parts.ts'
import { onlyMethods, sendProblem } from './problems.ts'

type Answer = Outcome<Suggestions> | 'full'

/** Groups of notes that words suggest, for whoever gathers themes. A room that asks all at once is answered with one comparison. */
export function suggestionRoutes(app: Express, parts: HttpParts): void {
  const { cafes, suggest = createSuggestWorkers() } = parts
  const queue = new BoundedQueue({ atOnce: 1, waiting: 20 })
  const underWay = new Map<string, Promise<Answer>>()

  const compared = (cafeId: CafeId): Promise<Answer> =>
    queue.run(async () => {
      const input = await cafes.suggestionInput(cafeId)
      if (!input.ok) return input
      return suggest(input.value).then((value) => ({ ok: true as const, value }), tooLarge)
    })

  const suggestions: RequestHandler = async (request, response) => {
    const session = await enterCafe(request, parts)
    if (!session.ok) return sendProblem(response, session.error)
    const may = await cafes.mayGather(session.value)
    if (!may.ok) return sendProblem(response, may.error)
    const { cafeId } = session.value
    const answering = underWay.get(cafeId) ?? compared(cafeId).finally(() => underWay.delete(cafeId))
    underWay.set(cafeId, answering)
    const answer = await answering
    if (answer === 'full') {
      response.setHeader('Retry-After', 5)
      return sendProblem(response, refuse('too_fast', 'Too many cafés are being compared; try again soon').error)
    }
    if (!answer.ok) return sendProblem(response, answer.error)
    response.json(answer.value)
  }

  app.route('/api/cafes/:cafeId/suggestions').get(suggestions).all(onlyMethods('GET'))
}

function tooLarge(error: unknown) {
  if (!(error instanceof TooLong)) throw error
  return refuse('too_large', 'Comparing so many notes takes longer than this server gives it')
}
