import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { nameIn, useCafe, useMe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Face } from '../../ui/Face.tsx'
import { useDesk } from './DeskProvider.tsx'

/** Who was asked to leave, the last first, and the way back for them. */
export function AskedToLeave() {
  const { t } = useTranslation('hosting')
  const { time } = useFormat()
  const removed = useDesk((state) => state.removed)
  const cafe = useCafe((state) => state.cafe)
  const organiser = useMe()?.role === 'organiser'
  const may = useMay()
  const entries = Object.entries(removed).sort(([, a], [, b]) => (b.at ?? 0) - (a.at ?? 0))
  if (entries.length === 0) return null
  return (
    <section className="sheet stack" aria-labelledby="asked-to-leave">
      <h2 id="asked-to-leave">{t('left.title')}</h2>
      <p className="hint">{t('left.hint')}</p>
      <ul className="stack">
        {entries.map(([id, { name, host, by, at }]) => (
          <li key={id} className="person">
            <Face name={name} />
            <span className="grow">
              <bdi>{name}</bdi>
              {by && at !== undefined && (
                <span className="meta line">
                  {t('left.by', { name: nameIn(cafe, by) ?? t('acts.somebody'), time: time(at) })}
                </span>
              )}
            </span>
            {may('let-back') && (organiser || !host) && <LetBack id={id as ParticipantId} name={name} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function LetBack({ id, name }: { id: ParticipantId; name: string }) {
  const { t } = useTranslation('hosting')
  const run = useCommand()
  const [busy, setBusy] = useState(false)
  const letBack = async () => {
    setBusy(true)
    const answer = await run({ type: 'let-back', participantId: id })
    setBusy(false)
    if (answer.ok) announce(t('left.done', { name }))
  }
  return (
    <Button small icon="undo" busy={busy} aria-label={t('left.backNamed', { name })} onClick={() => void letBack()}>
      {t('left.back')}
    </Button>
  )
}
