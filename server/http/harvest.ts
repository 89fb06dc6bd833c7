import type { BriefingSource } from '@tablecloth/shared/harvest/briefing.ts'
import { csvOf } from '@tablecloth/shared/harvest/csv.ts'
import { htmlOf } from '@tablecloth/shared/harvest/html.ts'
import { jsonOf } from '@tablecloth/shared/harvest/json.ts'
import { markdownOf } from '@tablecloth/shared/harvest/markdown.ts'
import type { ExportOptions } from '@tablecloth/shared/harvest/phrases.ts'
import { exportWords } from '@tablecloth/shared/harvest/words.ts'
import { refuse } from '@tablecloth/shared/protocol/errors.ts'
import type { Express, Request, RequestHandler } from 'express'
import { enterCafe } from './bearer.ts'
import type { HttpParts } from './parts.ts'
import { onlyMethods, sendProblem } from './problems.ts'

interface Format {
  type: string
  write(source: BriefingSource, options: ExportOptions): string
}

const FORMATS: Readonly<Record<string, Format>> = {
  md: { type: 'text/markdown; charset=utf-8', write: markdownOf },
  json: { type: 'application/json; charset=utf-8', write: jsonOf },
  csv: { type: 'text/csv; charset=utf-8', write: csvOf },
  html: { type: 'text/html; charset=utf-8', write: htmlOf },
}

/** A page of people's words runs nothing and loads nothing, wherever it is opened. */
const EXPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; sandbox"

/** What a café leaves behind, for its hosts to take along. `?lang=` says in which language, `?timeZone=` when it was. */
export function harvestRoutes(app: Express, parts: HttpParts): void {
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
    const briefing = await parts.cafes.briefing(session.value)
    if (!briefing.ok) return sendProblem(response, briefing.error)
    const words = exportWords([...textOf(request.query.lang), ...briefing.value.cafe.languages])
    response.setHeader('Content-Disposition', `attachment; filename="harvest-${cafeId}.${extension}"`)
    response.setHeader('Content-Security-Policy', EXPORT_POLICY)
    response.type(format.type).send(format.write(briefing.value, { words, timeZone }))
  }

  app.route('/api/cafes/:cafeId/harvest.:extension').get(harvest).all(onlyMethods('GET'))
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
