import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, usePersonName } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'

/** Whether somebody still speaks: asked here as well, where they may have no device of their own. */
export function DeviceQuestion() {
  const asked = useMe()?.asked
  const id = asked?.type === 'still-speaking' ? asked.participantId : null
  const name = usePersonName(id)
  return id && name ? <Still id={id as ParticipantId} name={name} /> : null
}

function Still({ id, name }: { id: ParticipantId; name: string }) {
  const { t } = useTranslation(['device', 'voices'])
  const run = useCommand()
  const title = t('still', { name })
  useEffect(() => announce(title), [title])
  return (
    <section className="dock" aria-labelledby="still-speaking">
      <Icon name="speak" />
      <div className="grow">
        <h2 id="still-speaking">{title}</h2>
        <p className="meta">{t('stillWords')}</p>
        <div className="row wrap">
          <Button small onClick={() => void run({ type: 'still-speaking', participantId: id })}>
            {t('voices:asked.longer')}
          </Button>
          <Button small icon="check" onClick={() => void run({ type: 'end-turn', participantId: id })}>
            {t('finish')}
          </Button>
        </div>
      </div>
    </section>
  )
}
