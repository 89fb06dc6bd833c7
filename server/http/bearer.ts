import type { IncomingHttpHeaders } from 'node:http'
import { isId } from '@tablecloth/shared/ids.ts'
import { type Outcome, refuse } from '@tablecloth/shared/protocol/errors.ts'
import { isForRemoved } from '@tablecloth/shared/protocol/permissions.ts'
import type { Request, Response } from 'express'
import type { Settings } from '../settings.ts'
import type { Session } from '../storage/storage.ts'
import { isForeign } from './origins.ts'
import type { HttpParts } from './parts.ts'

const COOKIE = 'tablecloth_'
const cookieName = (participantId: string) => `${COOKIE}${participantId}`

/** As whom a browser has been here, as far as its cookies say; nothing is proved by it. */
export const participantsInCookies = (header: string | undefined): string[] =>
  (header ?? '').split(';').flatMap((pair) => {
    const [name = ''] = pair.trim().split('=')
    return name.startsWith(COOKIE) ? name.slice(COOKIE.length) : []
  })

/** The token of one of a browser's participants: host and guest of one café can live in two tabs. */
export function tokenFromCookies(header: string | undefined, participantId: string): string | null {
  if (!isId(participantId)) return null
  const start = `${cookieName(participantId)}=`
  const pair = (header ?? '').split(';').find((one) => one.trimStart().startsWith(start))
  return pair?.trim().slice(start.length) || null
}

export function tokenFromAuthorization(headers: IncomingHttpHeaders): string | null {
  return /^Bearer +([^\s]{1,500})$/i.exec(headers.authorization?.trim() ?? '')?.[1] ?? null
}

/** As whom this browser wants to be seen. */
export function actingAs(request: Request): string | null {
  return request.get('x-tablecloth-as')?.trim() || null
}

interface Shown {
  /** The token that somebody brings themselves. */
  token: string | null
  /** As which of this browser's participants they want to be seen. */
  as: string | null
}

/** A token that was shown, else the browser's own, which only counts for pages of ours. */
export function chooseToken(
  { token, as }: Shown,
  headers: IncomingHttpHeaders,
  publicUrl: string | null,
): Outcome<string> {
  if (token) return { ok: true, value: token }
  const kept = as && tokenFromCookies(headers.cookie, as)
  if (!kept) return refuse('no_token')
  return isForeign(headers, publicUrl) ? refuse('wrong_origin') : { ok: true, value: kept }
}

/** The token of a Socket.IO handshake, whose `auth` is `{ token }` or `{ as }`. */
export function handshakeToken(
  handshake: { headers: IncomingHttpHeaders; auth: unknown },
  { publicUrl }: Pick<Settings, 'publicUrl'>,
): Outcome<string> {
  const auth = typeof handshake.auth === 'object' ? handshake.auth : null
  const token = auth && 'token' in auth && typeof auth.token === 'string' ? auth.token : null
  const as = auth && 'as' in auth && typeof auth.as === 'string' ? auth.as : null
  return chooseToken({ token, as }, handshake.headers, publicUrl)
}

type EnterParts = Pick<HttpParts, 'cafes' | 'settings'>

/** Who asks. */
export async function enter(request: Request, { cafes, settings }: EnterParts): Promise<Outcome<Session>> {
  const token = shownToken(request, { settings })
  return token.ok ? cafes.enter(token.value) : token
}

function shownToken(request: Request, { settings }: Pick<EnterParts, 'settings'>): Outcome<string> {
  const shown = { token: tokenFromAuthorization(request.headers), as: actingAs(request) }
  return chooseToken(shown, request.headers, settings.publicUrl)
}

/**
 * Who gives a command. Whoever was asked to leave is known for what the table of permissions says is for them, and for
 * nothing else: there their token is none.
 */
export async function enterToCommand(request: Request, parts: EnterParts): Promise<Outcome<Session>> {
  const session = await enterCafe(request, parts)
  const type: unknown = request.body?.type
  if (session.ok || session.error.code !== 'bad_token' || !isForRemoved(type)) return session
  const token = shownToken(request, parts)
  const removed = token.ok ? await parts.cafes.enterRemoved(token.value) : token
  return removed.ok && removed.value.cafeId === request.params.cafeId ? removed : session
}

/** Who asks, if they are of the café in the path. A stranger learns nothing of whether it exists. */
export async function enterCafe(request: Request, parts: EnterParts): Promise<Outcome<Session>> {
  const session = await enter(request, parts)
  if (!session.ok || session.value.cafeId === request.params.cafeId) return session
  return refuse('not_allowed', 'The token is for another café')
}

type CookieSettings = Pick<Settings, 'publicUrl' | 'retentionDays'>

function cookieOptions({ publicUrl }: Pick<Settings, 'publicUrl'>) {
  const secure = publicUrl?.startsWith('https:') ?? false
  return { httpOnly: true, sameSite: 'strict', path: '/', secure } as const
}

const DAY = 86_400_000

export function keepToken(
  response: Response,
  { participantId, token }: { participantId: string; token: string },
  settings: CookieSettings,
): void {
  const maxAge = settings.retentionDays * DAY
  response.cookie(cookieName(participantId), token, { ...cookieOptions(settings), maxAge })
}

export function dropToken(response: Response, participantId: string, settings: CookieSettings): void {
  response.clearCookie(cookieName(participantId), cookieOptions(settings))
}
