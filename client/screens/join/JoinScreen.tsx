import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { listMyCafes } from '../../device/my-cafes.ts'
import { wearPlainFor } from '../../device/plain.ts'
import { Button } from '../../ui/Button.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { BeenHere } from './BeenHere.tsx'
import { CodeForm } from './CodeForm.tsx'
import { JoinForm } from './JoinForm.tsx'
import { type Try, useInvitation } from './use-invitation.ts'
import './join.css'

/** From a code, in the link or typed, to a seat in the lobby. */
export default function JoinScreen() {
  const { t } = useTranslation('join')
  return (
    <Page title={t('title')} neutral leave>
      <Joining />
    </Page>
  )
}

function Joining() {
  const { t } = useTranslation(['join', 'errors'])
  const navigate = useNavigate()
  const joinCode = decodeURIComponent(useLocation().hash.slice(1))
  const [attempt, setAttempt] = useState<Try | null>(joinCode ? { joinCode } : null)
  const [asNew, setAsNew] = useState(false)
  useEffect(() => setAttempt(joinCode ? { joinCode } : null), [joinCode])
  const asking = useInvitation(attempt)
  const { t: common } = useTranslation('common')
  const plain = asking.step === 'found' && asking.invitation.plainTitle ? asking.invitation.cafeId : null
  useEffect(() => {
    if (plain) wearPlainFor(plain, common('plainTitle'))
  }, [plain, common])

  const open = (code: string) => {
    setAttempt({ joinCode: code })
    void navigate(`/join#${code}`, { replace: true })
  }

  switch (asking.step) {
    case 'none':
    case 'wrong':
      return <CodeForm key={asking.step} refused={asking.step === 'wrong'} typed={joinCode} onCode={open} />
    case 'looking':
      return <Loading page label={t('looking')} />
    case 'trouble':
      return (
        <div className="shell narrow">
          <h1 className="vh">{t('title')}</h1>
          <Notice kind="heed" urgent actions={<Button onClick={() => open(joinCode)}>{t('tryAgain')}</Button>}>
            {t(`errors:${asking.trouble.code}`)}
          </Notice>
        </div>
      )
    case 'found': {
      const { invitation } = asking
      const before = listMyCafes().find((cafe) => cafe.cafeId === invitation.cafeId && cafe.role === 'participant')
      if (before && !asNew) return <BeenHere invitation={invitation} onNew={() => setAsNew(true)} />
      return <JoinForm invitation={invitation} joinCode={joinCode} />
    }
  }
}
