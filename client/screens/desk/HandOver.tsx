import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInvitingOrigin } from '../../connection/use-inviting-origin.ts'
import { useMe, usePersonName } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { Button } from '../../ui/Button.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { keepOwnLink } from './own-link.ts'

/** For the organiser, beside a co-host: the café is offered, and goes to them when they take it. */
export function OfferCafe({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('kept')
  const run = useCommand()
  const offer = async () => void (await run({ type: 'offer-cafe', participantId: id as ParticipantId }))
  return (
    <AskFirst
      icon="key"
      aria-label={t('hand.offerNamed', { name })}
      label={t('hand.offer')}
      title={t('hand.title')}
      yes={t('hand.yes')}
      onYes={offer}
    >
      {t('hand.words', { name })}
    </AskFirst>
  )
}

/** An offer on its way: for whoever made it, and for whoever may take it. */
export function Offered({ organiser }: { organiser: string | undefined }) {
  const { t } = useTranslation('kept')
  const run = useCommand()
  const me = useMe()
  const origin = useInvitingOrigin()
  const [link, setLink] = useState<string | null>(null)
  const offered = me?.desk?.offered ?? null
  const name = usePersonName(offered)
  const take = async () => {
    const answer = await run({ type: 'answer-offer', take: true })
    if (!answer.ok || typeof answer.value.link !== 'string') return
    setLink(new URL(answer.value.link, origin).href)
    await keepOwnLink(answer.value.link)
  }
  if (link) {
    return (
      <Notice kind="live" icon="key" title={t('hand.taken')}>
        <CopyField label={t('renew.new')} value={link} hint={t('renew.newHint')} secret />
      </Notice>
    )
  }
  if (!me || !offered) return null
  if (offered === me.participantId) {
    return (
      <Notice
        kind="live"
        icon="key"
        title={t('hand.offered', { name: organiser ?? '' })}
        actions={
          <>
            <Button variant="main" onClick={() => void take()}>
              {t('hand.take')}
            </Button>
            <Button onClick={() => void run({ type: 'answer-offer', take: false })}>{t('hand.decline')}</Button>
          </>
        }
      >
        {t('hand.offeredWords')}
      </Notice>
    )
  }
  if (me.role !== 'organiser') return null
  return (
    <Notice
      icon="key"
      actions={
        <Button small onClick={() => void run({ type: 'offer-cafe', participantId: null })}>
          {t('hand.takeBack')}
        </Button>
      }
    >
      {t('hand.waits', { name: name ?? '' })}
    </Notice>
  )
}
