import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { Express } from 'express'
import { invitingOrigin } from './origins.ts'
import type { HttpParts } from './parts.ts'
import { onlyMethods, sendProblem } from './problems.ts'

/** For how long an answer about readiness serves everybody: asking costs a write to the disk, and anyone may ask. */
const FRESH_MS = 500

export function healthRoutes(app: Express, { settings, clock, ready }: HttpParts): void {
  let last: { at: number; answer: Promise<boolean> } | null = null
  const isReady = () => {
    const now = clock()
    const isFresh = last !== null && now >= last.at && now < last.at + FRESH_MS
    if (!last || !isFresh) last = { at: now, answer: ready().catch(() => false) }
    return last.answer
  }

  app
    .route('/healthz')
    .get((_request, response) => void response.json({ ok: true }))
    .all(onlyMethods('GET'))

  app
    .route('/readyz')
    .get(async (_request, response) => {
      if (await isReady()) response.json({ ok: true })
      else sendProblem(response, refuse('storage', 'The server cannot take work at the moment').error)
    })
    .all(onlyMethods('GET'))

  app
    .route('/api/server')
    .get((request, response) => {
      response.json({
        organiserKeyNeeded: settings.organiserKey !== null,
        version: settings.version,
        origin: invitingOrigin(request.headers, settings),
      })
    })
    .all(onlyMethods('GET'))
}
