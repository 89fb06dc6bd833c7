import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useMe, usePersonName, usePhase } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** For hosts: whoever leads is missed, or somebody else leads than the organiser who is here. */
export function LeadStrip() {
  const { t } = useTranslation('kept')
  const { time } = useFormat()
  const run = useCommand()
  const me = useMe()
  const phase = usePhase()
  const name = usePersonName(me?.desk?.leads ?? null) ?? ''
  if (!me?.desk || phase === 'closed' || me.desk.leads === me.participantId) return null
  const { unattendedSince } = me.desk
  const take = (words: string) => (
    <Button
      {...(unattendedSince === null ? {} : { variant: 'main' as const })}
      small
      onClick={() => void run({ type: 'take-desk' })}
    >
      {words}
    </Button>
  )
  if (unattendedSince !== null) {
    return (
      <Notice
        kind="live"
        icon="hand"
        title={t('lead.missed', { name, time: time(unattendedSince) })}
        actions={take(t('lead.take'))}
      >
        {t(phase === 'round' ? 'lead.words' : 'lead.wordsQuiet')}
        {!me.desk.held.given.includes('time') && <> {t('lead.lent')}</>}
      </Notice>
    )
  }
  if (me.role !== 'organiser') return null
  return (
    <Notice icon="hand" actions={take(t('lead.takeBack'))}>
      {t('lead.now', { name })}
    </Notice>
  )
}
