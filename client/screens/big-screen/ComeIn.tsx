import { formatJoinCode } from '@tablecloth/shared/ids.ts'
import { useTranslation } from 'react-i18next'
import { useInvitingOrigin } from '../../connection/use-inviting-origin.ts'
import { useFormat } from '../../i18n/format.ts'
import { QrCode } from '../../ui/QrCode.tsx'
import type { Said } from './use-screen.ts'

/** While the lobby is open: what it is about, and the way in. */
export function ComeIn({ said: { info, door } }: { said: Said }) {
  const { t } = useTranslation(['screen', 'common'])
  const { date } = useFormat()
  const origin = useInvitingOrigin()
  const code = formatJoinCode(door.joinCode ?? '')
  return (
    <div className="wall-door">
      <div className="wall-words">
        <h1 dir="auto">{info.title}</h1>
        <p dir="auto">{info.purpose}</p>
        <p className="soft" role="status">
          {t('lobby.here', { count: door.here ?? 0 })}
        </p>
        {info.keepUntil !== undefined && (
          <p className="soft">{t('common:erasure.until', { date: date(info.keepUntil) })}</p>
        )}
      </div>
      {door.joinCode && (
        <section className="sheet" aria-labelledby="come-in">
          <h2 id="come-in">{t('lobby.join')}</h2>
          <QrCode text={`${origin}/join#${code}`} title={t('lobby.qr')} />
          <p className="soft">{t('lobby.typed', { address: `\u2066${new URL(origin).host}/join\u2069` })}</p>
          <p className="code" dir="ltr">
            {code}
          </p>
        </section>
      )}
    </div>
  )
}
