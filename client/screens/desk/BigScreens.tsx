import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInvitingOrigin } from '../../connection/use-inviting-origin.ts'
import { useFormat } from '../../i18n/format.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from './DeskProvider.tsx'
import { RenewLink } from './RenewLink.tsx'

/** The screens on the wall, and a link for another. */
export function BigScreens() {
  const { t } = useTranslation(['desk', 'kept'])
  const run = useCommand()
  const may = useMay()
  const { time } = useFormat()
  const origin = useInvitingOrigin()
  const screens = useDesk((state) => state.screens)
  const [link, setLink] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const invite = async () => {
    setBusy(true)
    const answer = await run({ type: 'invite-projector' })
    setBusy(false)
    if (answer.ok && typeof answer.value.link === 'string') setLink(new URL(answer.value.link, origin).href)
  }
  const inOrder = Object.entries(screens).sort(([, a], [, b]) => a.since - b.since)
  const mayInvite = may('invite-projector')
  if (!mayInvite && inOrder.length === 0) return null
  return (
    <section className="sheet stack" aria-labelledby="big-screens">
      <h2 id="big-screens">{t('screens.title')}</h2>
      <p className="hint">{t('screens.words')}</p>
      {inOrder.length > 0 && (
        <ul>
          {inOrder.map(([id, { since }], index) => (
            <li key={id} className="person with-ways">
              <Icon name="cloth" />
              <span className="grow">
                {t('screens.one', { n: index + 1 })}
                <span className="meta line">{t('screens.since', { time: time(since) })}</span>
              </span>
              {may('remove', 'thing') && (
                <span className="ways">
                  <RenewLink id={id} name={t('kept:renew.screen', { n: index + 1 })} />
                  <Button
                    small
                    variant="plain"
                    aria-label={t('screens.removeName', { n: index + 1 })}
                    onClick={() => void run({ type: 'remove', participantId: id as ParticipantId })}
                  >
                    {t('screens.remove')}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayInvite && (
        <Button icon="link" busy={busy} onClick={() => void invite()}>
          {t('screens.invite')}
        </Button>
      )}
      {link && <CopyField label={t('screens.link')} value={link} hint={t('screens.linkHint')} secret />}
    </section>
  )
}
