import compression from 'compression'
import express, { type Express } from 'express'
import { cafeRoutes } from './cafes.ts'
import { commandRoutes } from './commands.ts'
import { harvestRoutes } from './harvest.ts'
import { noStore, securityHeaders } from './headers.ts'
import { healthRoutes } from './health.ts'
import { joinRoutes } from './join.ts'
import { createLimits } from './limits.ts'
import type { HttpParts } from './parts.ts'
import { problemRoutes } from './problems.ts'
import { requestLog } from './request-log.ts'
import { seatingPlanRoutes } from './seating-plans.ts'
import { sessionRoutes } from './sessions.ts'
import { staticRoutes } from './static.ts'
import { suggestionRoutes } from './suggestions.ts'

/** Everything that is answered over HTTP: the API, the exports, health, and the client's pages. */
export function createHttp(parts: HttpParts): Express {
  const app = express()
  const limits = createLimits(parts.clock)
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')

  app.use(requestLog(parts.log), ...securityHeaders(parts.settings.publicUrl), compression())
  app.use(['/api', '/healthz', '/readyz'], noStore)

  healthRoutes(app, parts)
  // Before the routes of one café, whose id it would otherwise pass for.
  joinRoutes(app, parts, limits)
  cafeRoutes(app, parts, limits)
  sessionRoutes(app, parts)
  commandRoutes(app, parts, limits)
  harvestRoutes(app, parts)
  suggestionRoutes(app, parts)
  seatingPlanRoutes(app, parts, limits)
  if (parts.clientDir !== null) staticRoutes(app, parts.clientDir)
  problemRoutes(app, parts.log)
  return app
}
