import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { Express, Request, RequestHandler } from 'express'
import { BoundedQueue } from '../bounded-queue.ts'
import { FORMATS } from '../harvest/formats.ts'
import { createExportWorkers } from '../harvest/workers.ts'
import { TooLong } from '../workers.ts'
import { enterCafe } from './bearer.ts'
import type { HttpParts } from './parts.ts'
import { onlyMethods, sendProblem } from './problems.ts'

/** A page of people's words runs nothing and loads nothing, wherever it is opened. */
const EXPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; sandbox"

/** What a café leaves behind, for its hosts to take along. `?lang=` says in which language, `?timeZone=` when it was. */
export function harvestRoutes(app: Express, parts: HttpParts): void {
  const { cafes, writeExport = createExportWorkers() } = parts
  // One is gathered while another is written; the notes of those who wait are not in memory yet.
  const queue = new BoundedQueue({ atOnce: 2, waiting: 40 })

  const harvest: RequestHandler = async (request, response) => {
    const session = await enterCafe(request, parts)
    if (!session.ok) return sendProblem(response, session.error)
    const { role, cafeId } = session.value
    if (role !== 'organiser' && role !== 'host') return sendProblem(response, refuse('not_allowed').error)
    const extension = String(request.params.extension)
    const format = Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined
    if (!format) {
      const known = Object.keys(FORMATS).map((one) => `harvest.${one}`)
      return sendProblem(response, refuse('unknown', `There are ${known.join(', ')}`).error)
    }
    const timeZone = timeZoneOf(request)
    if (timeZone === null) {
      const message = 'timeZone: must be the name of a time zone such as "Europe/London"'
      return sendProblem(response, refuse('invalid', message, { field: 'timeZone' }).error)
    }
    const answer = await queue.run(async () => {
      // Nobody writes for somebody who has hung up.
      if (response.closed) return null
      const input = await cafes.briefing(session.value)
      if (!input.ok) return input
      const languages = [...textOf(request.query.lang), ...input.value.roots.info.languages]
      const wish = { input: input.value, extension, languages, timeZone }
      return writeExport(wish).then((value) => ({ ok: true as const, value }), tooLarge)
    })
    if (answer === null) return
    if (answer === 'full') {
      response.setHeader('Retry-After', 5)
      return sendProblem(response, refuse('too_fast', 'Too many exports are being written; try again soon').error)
    }
    if (!answer.ok) return sendProblem(response, answer.error)
    response.setHeader('Content-Disposition', `attachment; filename="harvest-${cafeId}.${extension}"`)
    response.setHeader('Content-Security-Policy', EXPORT_POLICY)
    response.setHeader('Content-Type', format.type)
    response.send(Buffer.from(answer.value.buffer))
  }

  app.route('/api/cafes/:cafeId/harvest.:extension').get(harvest).all(onlyMethods('GET'))
}

function tooLarge(error: unknown) {
  if (!(error instanceof TooLong)) throw error
  return refuse('too_large', 'An export of this size takes longer than this server gives it')
}

const textOf = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? [value] : [])

/** `null` for a zone that there is not. */
function timeZoneOf({ query }: Pick<Request, 'query'>): string | null {
  const [timeZone = 'UTC'] = textOf(query.timeZone)
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
