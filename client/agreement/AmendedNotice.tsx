import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'
import { useMe } from '../state/hooks.ts'
import { useCommand } from '../state/use-command.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import Changes from './Changes.tsx'
import { type Amended, useAmended } from './use-agreement.ts'

/** The agreement was changed since one last looked: a word on whatever screen one is, which waits until one has looked. */
export function AmendedNotice() {
  const { t } = useTranslation('agreement')
  const { time } = useFormat()
  const amended = useAmended()
  const [open, setOpen] = useState(false)
  if (!amended) return null
  return (
    <>
      <Notice
        icon="people"
        title={t('amended.notice', { name: amended.by })}
        actions={
          <Button small icon="eye" onClick={() => setOpen(true)}>
            {t('amended.look')}
          </Button>
        }
      >
        {t('amended.when', { time: time(amended.at) })}
      </Notice>
      <AmendedDialog amended={amended} open={open} onClose={() => setOpen(false)} />
    </>
  )
}

function AmendedDialog({ amended, open, onClose }: { amended: Amended; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('agreement')
  const { time } = useFormat()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('amended.title', { name: amended.by })}
      actions={<AmendedActions version={amended.version} />}
    >
      <p className="meta">{t('amended.when', { time: time(amended.at) })}</p>
      <Changes changes={amended.changes} />
    </Dialog>
  )
}

/** To promise it anew, or to have seen it: nobody is held up by either. */
export function AmendedActions({ version }: { version: number }) {
  const { t } = useTranslation('agreement')
  const run = useCommand()
  const agreed = useMe()?.agreed ?? false
  const give = async (type: 'accept-agreement' | 'read-agreement', words: string) => {
    const answer = await run({ type, version })
    if (answer.ok) announce(words)
  }
  return (
    <>
      {!agreed && (
        <Button icon="check" onClick={() => void give('accept-agreement', t('promised'))}>
          {t('promise')}
        </Button>
      )}
      <Button variant="plain" onClick={() => void give('read-agreement', t('amended.thanks'))}>
        {t('amended.seen')}
      </Button>
    </>
  )
}
