import type { TableId } from '@tablecloth/shared/ids.ts'
import type { TalkPromise } from '@tablecloth/shared/voices/promise.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandTrouble } from '../state/CommandTrouble.tsx'
import { useCafe, useMe, usePersonName, usePhase } from '../state/hooks.ts'
import { useCommand } from '../state/use-command.ts'
import { useOpenTable, useTableState } from '../state/use-table.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { AllowNames } from './AllowNames.tsx'
import { PromiseFields } from './PromiseFields.tsx'
import { PromiseLines } from './PromiseLines.tsx'
import { PulseResult } from './PulseResult.tsx'
import { useTablePromise } from './use-promise.ts'

/** How this table has agreed to be helped, who said so, and how to change it. */
export function PromiseCard() {
  const { t } = useTranslation('voices')
  const { promise, by, mayChange } = useTablePromise()
  const named = useTableState((state) => state.speaking.byPerson !== undefined)
  const name = usePersonName(by)
  const phase = usePhase()
  const online = useCafe((state) => state.status === 'online')
  const open = phase === 'round' || phase === 'between'
  useChangeSaid(by, name, promise)
  return (
    <section className="promise" aria-labelledby="promise-title">
      <h2 id="promise-title">{t('promise.title')}</h2>
      <PromiseLines promise={promise} />
      <p className="meta">{name ? t('promise.by', { name }) : t('promise.fromCafe')}</p>
      <PulseResult />
      {promise.shows === 'names' && (
        <div className="names-agreed">
          <p className="ui">{t(named ? 'promise.inEffect' : 'promise.notInEffect')}</p>
          <AllowNames />
        </div>
      )}
      {open &&
        online &&
        (mayChange ? <ChangePromise promise={promise} /> : <p className="meta">{t('promise.theirs')}</p>)}
    </section>
  )
}

/** Said to those who listen to the page, once for every change by somebody else. */
function useChangeSaid(by: string | null, name: string | undefined, promise: TalkPromise) {
  const { t } = useTranslation('voices')
  const me = useMe()?.participantId
  const before = useRef<TalkPromise | null>(null)
  useEffect(() => {
    const known = before.current
    before.current = promise
    if (known && known !== promise && by && by !== me && name) announce(t('promise.changed', { name }))
  }, [promise, by, name, me, t])
}

function ChangePromise({ promise }: { promise: TalkPromise }) {
  const { t } = useTranslation(['voices', 'common'])
  const { tableId } = useOpenTable()
  const run = useCommand()
  const [wish, setWish] = useState<TalkPromise | null>(null)
  const [busy, setBusy] = useState(false)
  const close = () => setWish(null)
  const save = async ({ shows, invite, queue, crossTalk }: TalkPromise) => {
    setBusy(true)
    const answer = await run({
      type: 'agree-promise',
      tableId: tableId as TableId,
      shows,
      invite,
      queue,
      crossTalk,
    })
    setBusy(false)
    if (!answer.ok) return
    announce(t('promise.saved'))
    close()
  }
  return (
    <>
      <Button small icon="pen" onClick={() => setWish(promise)}>
        {t('promise.change')}
      </Button>
      <Dialog
        open={wish !== null}
        onClose={close}
        title={t('promise.title')}
        actions={
          <>
            <Button variant="main" busy={busy} onClick={() => wish && void save(wish)}>
              {t('common:save')}
            </Button>
            <Button onClick={close}>{t('common:cancel')}</Button>
          </>
        }
      >
        <p className="soft ui">{t('promise.seen')}</p>
        <CommandTrouble />
        {wish && <PromiseFields value={wish} onChange={setWish} />}
      </Dialog>
    </>
  )
}
