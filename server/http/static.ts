import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Express, RequestHandler } from 'express'
import sirv from 'sirv'
import { onlyMethods } from './problems.ts'

/** The built client: one page, whatever the path, and its files. */
export function staticRoutes(app: Express, clientDir: string): void {
  const pages = existsSync(join(clientDir, 'index.html')) ? builtPages(clientDir) : notBuilt
  const otherMethods = onlyMethods('GET')
  app.use((request, response, next) => {
    const isPage = !/^\/(api|socket\.io|yjs)(\/|$)/.test(request.path)
    if (!isPage) return next()
    if (request.method === 'GET' || request.method === 'HEAD') return pages(request, response, next)
    return otherMethods(request, response, next)
  })
}

function builtPages(clientDir: string): RequestHandler {
  return sirv(clientDir, {
    single: true,
    etag: true,
    setHeaders(response, path) {
      // The build puts a hash of its content into each of these names.
      const isHashed = path.startsWith('/assets/')
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

const notBuilt: RequestHandler = (_request, response) => {
  response.status(503).type('text').send('The pages are not built yet: `npm start` builds and serves them.\n')
}
