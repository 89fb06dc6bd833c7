import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import type { Me } from '@tablecloth/shared/protocol/notices.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, useNow } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextArea } from '../../ui/TextArea.tsx'

/** How long what a host did stands above the notes, in ms. */
const STAYS = 10 * 60_000

/** What a host did that concerns oneself, with room for an answer; and what hosts answer to what one told them alone. */
export function Told() {
  const { t } = useTranslation(['hosting', 'common'])
  const me = useMe()
  const now = useNow(30_000)
  const [away, setAway] = useState<readonly string[]>([])
  const isNew = ({ id, at }: { id: string; at: number }) => now - at < STAYS && !away.includes(id)
  const act = me?.told.find(isNew)
  const answers = me?.reports.filter(({ id, answer }) => answer?.text && isNew({ id, at: answer.at })) ?? []
  return (
    <>
      {act && <ActNotice act={act} onClose={() => setAway([...away, act.id])} />}
      {answers.map(({ id, answer }) => (
        <Notice
          key={id}
          icon="lock"
          title={t('answered.title', { name: answer?.from })}
          actions={
            <Button small variant="plain" onClick={() => setAway([...away, id])}>
              {t('common:close')}
            </Button>
          }
        >
          <p className="words" dir="auto">
            {answer?.text}
          </p>
          <p className="meta">{t('answered.alone')}</p>
        </Notice>
      ))}
    </>
  )
}

function ActNotice({ act, onClose }: { act: Me['told'][number]; onClose: () => void }) {
  const { t } = useTranslation(['hosting', 'common'])
  const run = useCommand()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const answer = async () => {
    if (!text.trim()) return
    const done = await run({ type: 'answer-act', actId: act.id, text })
    if (!done.ok) return
    setOpen(false)
    announce(t('tell.sent'))
  }
  return (
    <>
      <Notice
        icon="hand"
        actions={
          <>
            {!act.answered && (
              <Button small onClick={() => setOpen(true)}>
                {t('told.answer')}
              </Button>
            )}
            <Button small variant="plain" onClick={onClose}>
              {t('common:close')}
            </Button>
          </>
        }
      >
        {t(`told.${act.what}`, { name: act.by })}
      </Notice>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('told.answer')}
        actions={
          <>
            <Button variant="main" onClick={() => void answer()}>
              {t('tell.send')}
            </Button>
            <Button variant="plain" onClick={() => setOpen(false)}>
              {t('common:cancel')}
            </Button>
          </>
        }
      >
        <TextArea
          label={t('tell.words')}
          hint={t('told.hint')}
          value={text}
          maxLength={LIMITS.report}
          onChange={setText}
        />
      </Dialog>
    </>
  )
}
