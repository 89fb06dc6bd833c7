import type { CafeRoots } from '@tablecloth/shared/cafe/state.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { type Answer, canRetry, request, type Trouble } from '../../connection/api.ts'
import { addMyCafe, listMyCafes } from '../../device/my-cafes.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { enterByLink, type HostSession } from './enter.ts'
import './host-link.css'

/** `#cafeId.token` → the token behind the first dot; tokens hold none themselves. */
const tokenIn = (fragment: string): string => decodeURIComponent(fragment).split('.').slice(1).join('.')

/** A host's or a screen's link is traded for this browser's own way in; its secret leaves the address before anything else happens. */
export default function HostLinkScreen() {
  const { t } = useTranslation(['make', 'errors', 'join'])
  const navigate = useNavigate()
  const { hash, pathname } = useLocation()
  // One try of a link; the same link again is a new try.
  const [attempt, setAttempt] = useState({ fragment: hash.slice(1) })
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  useEffect(() => {
    if (hash.length <= 1) return
    setAttempt((before) => (before.fragment === hash.slice(1) ? before : { fragment: hash.slice(1) }))
    void navigate(pathname, { replace: true })
  }, [hash, pathname, navigate])

  useEffect(() => {
    let here = true
    setTrouble(null)
    void tradeLink(attempt.fragment).then((answer) => {
      if (!here) return
      const page = answer.ok && answer.value.role === 'projector' ? 'screen' : 'desk'
      if (answer.ok) void navigate(`/cafe/${answer.value.cafeId}/${page}`, { replace: true })
      else setTrouble(answer.error)
    })
    return () => {
      here = false
    }
  }, [attempt, navigate])

  return (
    <Page title={t('hostLink.title')} neutral>
      {trouble ? (
        <div className="shell host-link-shell">
          <section className="sheet host-link-card">
            <h1>{t('hostLink.wrong')}</h1>
            <p>{t(`errors:${trouble.code}`)}</p>
            <div className="row wrap">
              {canRetry(trouble) && (
                <Button variant="main" onClick={() => setAttempt({ ...attempt })}>
                  {t('join:tryAgain')}
                </Button>
              )}
              <ButtonLink to="/">{t('hostLink.home')}</ButtonLink>
            </div>
          </section>
        </div>
      ) : (
        <Loading page label={t('hostLink.looking')} />
      )}
    </Page>
  )
}

const missing: Trouble = { code: 'bad_token', message: 'The link holds no token' }

async function tradeLink(fragment: string): Promise<Answer<HostSession>> {
  const token = tokenIn(fragment)
  if (!token) return { ok: false, error: missing }
  const session = await enterByLink(token)
  if (!session.ok) return session
  const { cafeId, participantId, role } = session.value
  const before = listMyCafes().find((cafe) => cafe.cafeId === cafeId && cafe.role === role)
  if (role === 'projector') {
    addMyCafe({ ...before, cafeId, participantId, role, title: before?.title ?? '' })
    return session
  }
  const cafe = await request<Pick<CafeRoots, 'info'>>('GET', `/api/cafes/${cafeId}`, { as: participantId })
  const info = cafe.ok ? cafe.value.info : null
  addMyCafe({
    ...before,
    cafeId,
    participantId,
    role,
    title: info?.title ?? before?.title ?? '',
    hostUrl: `${window.location.origin}/host#${fragment}`,
    ...(info ? { keepUntil: info.keepUntil } : {}),
    ...(typeof info?.startsAt === 'number' ? { startsAt: info.startsAt } : {}),
  })
  return session
}
