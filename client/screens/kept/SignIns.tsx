import type { SessionId } from '@tablecloth/shared/ids.ts'
import type { SignedIn } from '@tablecloth/shared/protocol/notices.ts'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'

type Which = 'my-sessions' | 'host-sessions'

/** Where somebody is signed in, asked for when it is looked at; `end` ends one, and asks again. */
export function useSignIns(type: Which) {
  const run = useCommand()
  const [list, setList] = useState<SignedIn[] | null>(null)
  const look = useCallback(async () => {
    const answer = await run({ type })
    if (answer.ok) setList(answer.value.sessions as SignedIn[])
  }, [run, type])
  const end = async (id: string) => {
    const answer = await run({ type: 'end-session', sessionId: id as SessionId })
    await look()
    return answer.ok
  }
  return { list, look, end }
}

/** One's own, the one in use among them. */
export function MySignIns() {
  const { t } = useTranslation('kept')
  const { list, look, end } = useSignIns('my-sessions')
  useEffect(() => void look(), [look])
  return (
    <section className="stack" aria-labelledby="signed-in">
      <h3 id="signed-in" tabIndex={-1}>
        {t('sessions.title')}
      </h3>
      <p className="hint">{t('sessions.words')}</p>
      {list && <SignInList list={list} onEnd={end} focusAfter="signed-in" />}
    </section>
  )
}

interface SignInListProps {
  list: readonly SignedIn[]
  onEnd: (id: string) => Promise<boolean>
  /** Where the focus goes when the row that had it is gone. */
  focusAfter: string
  named?: (participantId: string) => ReactNode
}

export function SignInList({ list, onEnd, focusAfter, named }: SignInListProps) {
  const { t } = useTranslation('kept')
  const { dateTime } = useFormat()
  const end = async (id: string) => {
    if (!(await onEnd(id))) return
    announce(t('sessions.ended'))
    document.getElementById(focusAfter)?.focus()
  }
  return (
    <ul className="signed-in">
      {list.map(({ id, participantId, device, since, here, current }) => {
        const when = dateTime(since)
        return (
          <li key={id}>
            <span className="grow">
              {named && <>{named(participantId)} · </>}
              {t(`sessions.${device}`)}
              {current && <strong> ({t('sessions.current')})</strong>}
              <span className="meta line">
                {t('sessions.since', { when })}
                {here && (
                  <>
                    {' · '}
                    <Icon name="check" size="s" /> {t('sessions.connected')}
                  </>
                )}
              </span>
            </span>
            {!current && (
              <Button
                small
                icon="door"
                aria-label={t('sessions.endNamed', { device: t(`sessions.${device}`), when })}
                onClick={() => void end(id)}
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
