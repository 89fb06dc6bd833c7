import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePhase } from '../../state/hooks.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from '../desk/DeskProvider.tsx'
import { triesOf } from './tries.ts'
import { useSimulated } from './use-simulated.ts'

/** A list to go through, ticked by what was done. */
export function WhatToTry() {
  const { t } = useTranslation('rehearsal')
  const phase = usePhase() ?? 'lobby'
  const acts = useDesk((state) => state.acts)
  const answered = useAnswered()
  const guests = useSimulated()
  const tries = triesOf({ phase, guests, answered, acts: new Set(Object.values(acts).map(({ what }) => what)) })
  return (
    <details open={phase === 'lobby'}>
      <summary>{t('tries.title')}</summary>
      <ul className="tries">
        {tries.map(({ what, done }) => (
          <li key={what} {...(done ? { 'data-done': '' } : {})}>
            <Icon name={done ? 'check' : 'dot'} size="s" />
            <span>
              {t(`tries.${what}`)} <span className="vh">({t(done ? 'tries.done' : 'tries.open')})</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Whether a call has been and gone: nothing else says that somebody came. */
function useAnswered(): boolean {
  const calls = useDesk((state) => Object.values(state.tables).filter(({ call }) => call !== null).length)
  const before = useRef(0)
  const [answered, setAnswered] = useState(false)
  useEffect(() => {
    if (calls < before.current) setAnswered(true)
    before.current = calls
  }, [calls])
  return answered
}
