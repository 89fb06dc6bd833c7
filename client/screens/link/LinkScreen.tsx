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
import { PrivacyLink } from '../../ui/PrivacyLink.tsx'
import { enterByLink, type LinkSession } from './enter.ts'
import './link.css'

/** `#cafeId.token` → the token behind the first dot; tokens hold none themselves. */
const tokenIn = (fragment: string): string => decodeURIComponent(fragment).split('.').slice(1).join('.')

type Kind = 'host' | 'screen' | 'device'

/** The link of a host, a big screen or a table's device is traded for this browser's own way in; its secret leaves the address before anything else happens. */
export default function LinkScreen({ kind }: { kind: Kind }) {
  const { t } = useTranslation(['make', 'errors', 'join'])
  const words = kind === 'device' ? 'deviceLink' : 'hostLink'
  const navigate = useNavigate()
  const { hash } = useLocation()
  // One try of a link; the same link again is a new try.
  const [attempt, setAttempt] = useState({ fragment: hash.slice(1) })
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  useEffect(() => {
    if (hash.length <= 1) return
    setAttempt((before) => (before.fragment === hash.slice(1) ? before : { fragment: hash.slice(1) }))
    void navigate(`/${kind}`, { replace: true })
  }, [hash, kind, navigate])

  useEffect(() => {
    let here = true
    setTrouble(null)
    void tradeLink(attempt.fragment).then((answer) => {
      if (!here) return
      if (answer.ok) void navigate(placeOf(answer.value), { replace: true })
      else setTrouble(answer.error)
    })
    return () => {
      here = false
    }
  }, [attempt, navigate])

  return (
    <Page title={t(`${words}.title`)} neutral>
      {trouble ? (
        <div className="shell link-shell">
          <section className="sheet link-card">
            <h1>{t(`${words}.wrong`)}</h1>
            <p>{t(`errors:${trouble.code}`)}</p>
            <div className="row wrap">
              {canRetry(trouble) && (
                <Button variant="main" onClick={() => setAttempt({ ...attempt })}>
                  {t('join:tryAgain')}
                </Button>
              )}
              <ButtonLink to="/">{t('hostLink.home')}</ButtonLink>
            </div>
            <PrivacyLink />
          </section>
        </div>
      ) : (
        <Loading page label={t(`${words}.looking`)} />
      )}
    </Page>
  )
}

const PAGES: Record<LinkSession['role'], string> = {
  organiser: 'desk',
  host: 'desk',
  projector: 'screen',
  device: 'device',
}

const placeOf = ({ cafeId, role }: LinkSession): string => `/cafe/${cafeId}/${PAGES[role]}`

const missing: Trouble = { code: 'bad_token', message: 'The link holds no token' }

async function tradeLink(fragment: string): Promise<Answer<LinkSession>> {
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
    ...(role === 'device' ? {} : { hostUrl: `${window.location.origin}/host#${fragment}` }),
    ...(info ? { keepUntil: info.keepUntil } : {}),
    ...(typeof info?.startsAt === 'number' ? { startsAt: info.startsAt } : {}),
  })
  return session
}
