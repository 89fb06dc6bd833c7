import { formatJoinCode, parseJoinCode } from '@tablecloth/shared/ids.ts'
import { useTranslation } from 'react-i18next'
import { useInvitingOrigin } from '../../connection/use-inviting-origin.ts'
import { useMay } from '../../state/use-may.ts'
import { CopyField } from '../../ui/CopyField.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { useDesk } from './DeskProvider.tsx'
import { RenewCode } from './RenewCode.tsx'
import { useWhereabouts } from './use-whereabouts.ts'

/** The way in for everyone: code, picture and link. */
export function InviteCard() {
  const { t } = useTranslation('desk')
  const { phase } = useWhereabouts()
  const origin = useInvitingOrigin()
  const may = useMay()
  const said = useDesk((state) => state.door.joinCode)
  if (!said || phase === 'closed') return null
  const code = formatJoinCode(parseJoinCode(said) ?? said)
  const link = `${origin}/join#${code}`
  return (
    <section className="sheet invite-card stack" aria-labelledby="invite">
      <h2 id="invite">{t('invite.title')}</h2>
      <div className="row">
        <dl className="grow">
          <dt className="label">{t('invite.code')}</dt>
          <dd className="code" dir="ltr">
            {code}
          </dd>
        </dl>
        <QrCode text={link} title={t('invite.qr')} />
      </div>
      <CopyField label={t('invite.link')} value={link} hint={t('invite.hint')} />
      {may('renew-code') && <RenewCode />}
    </section>
  )
}
