import type { LineId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, usePersonName, usePhase, useRoot } from '../state/hooks.ts'
import { useCommand } from '../state/use-command.ts'
import { useDraft } from '../state/use-draft.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { oneLine } from '../ui/lines.ts'
import { TextArea } from '../ui/TextArea.tsx'
import './agreement.css'

/** Before round 1: lines that anybody proposes for the agreement, and how many would keep each. `acts`: what hosts may do with one. */
export function Proposals({ acts }: { acts?: (lineId: LineId, text: string) => ReactNode }) {
  const { t } = useTranslation('agreement')
  const phase = usePhase()
  const me = useMe()
  const proposals = useRoot('proposals')
  if (phase !== 'lobby' || !me?.admitted) return null
  const open = Object.entries(proposals ?? {}).sort(([, a], [, b]) => a.order - b.order)
  const aside = Object.entries(me.lines.own).filter(([, { as }]) => as === 'aside')
  return (
    <section className="proposals stack" aria-labelledby="proposals">
      <h3 id="proposals">{t('propose.title')}</h3>
      <p className="hint">{t('propose.hint')}</p>
      {open.length > 0 && (
        <ul>
          {open.map(([id, { text, backed, by }]) => (
            <li key={id}>
              <p dir="auto">{text}</p>
              {by && <ByWhom id={by} />}
              <div className="row wrap">
                <Keep lineId={id as LineId} text={text} backed={backed} />
                {acts?.(id as LineId, text)}
              </div>
            </li>
          ))}
        </ul>
      )}
      {aside.length > 0 && (
        <ul aria-label={t('propose.asideTitle')}>
          {aside.map(([id, { text }]) => (
            <li key={id}>
              <p dir="auto">{text}</p>
              <p className="meta">{t('propose.aside')}</p>
              <TakeBack lineId={id as LineId} text={text} />
            </li>
          ))}
        </ul>
      )}
      <ProposeForm />
    </section>
  )
}

function ByWhom({ id }: { id: string }) {
  const name = usePersonName(id)
  return name ? (
    <p className="meta">
      <bdi>{name}</bdi>
    </p>
  ) : null
}

/** Others' lines one would keep; one's own one can take back. */
function Keep({ lineId, text, backed }: { lineId: LineId; text: string; backed: number }) {
  const { t } = useTranslation('agreement')
  const run = useCommand()
  const lines = useMe()?.lines
  const count = backed > 0 ? <span className="meta">{t('propose.backed', { count: backed })}</span> : null
  if (lines?.own[lineId]) {
    return (
      <>
        <TakeBack lineId={lineId} text={text} />
        {count}
      </>
    )
  }
  const mine = lines?.backed.includes(lineId) ?? false
  return (
    <>
      <Button
        small
        icon="heart"
        pressed={mine}
        aria-label={t('propose.keepNamed', { line: text })}
        onClick={() => void run({ type: 'back-line', lineId, backed: !mine })}
      >
        {t('propose.keep')}
      </Button>
      {count}
    </>
  )
}

function TakeBack({ lineId, text }: { lineId: LineId; text: string }) {
  const { t } = useTranslation('agreement')
  const run = useCommand()
  const takeBack = async () => {
    // The button goes with its line; whoever pressed it is back at the field.
    const field = document.getElementById('proposals')?.parentElement?.querySelector<HTMLElement>('textarea')
    const answer = await run({ type: 'take-back-line', lineId })
    if (!answer.ok) return
    announce(t('propose.takenBack'))
    field?.focus()
  }
  return (
    <Button
      small
      variant="plain"
      icon="undo"
      aria-label={t('propose.takeBackNamed', { line: text })}
      onClick={() => void takeBack()}
    >
      {t('propose.takeBack')}
    </Button>
  )
}

function ProposeForm() {
  const { t } = useTranslation('agreement')
  const run = useCommand()
  const own = useMe()?.lines.own ?? {}
  const [text, setText, forget] = useDraft('propose-line')
  const [named, setNamed] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const left = LIMITS.linesPerPerson - Object.values(own).filter(({ as }) => as !== 'adopted').length
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await run({ type: 'propose-line', text: oneLine(text), named })
    if (!answer.ok) return
    forget()
    setText('')
    announce(t('propose.proposed'))
    form.current?.querySelector('textarea')?.focus()
  }
  if (left <= 0) return <p className="hint">{t('propose.enough', { count: LIMITS.linesPerPerson })}</p>
  return (
    <form ref={form} className="stack" onSubmit={(event) => void send(event)}>
      <TextArea label={t('propose.label')} value={text} onChange={setText} maxLength={LIMITS.agreementLine} rows={2} />
      <Choice label={t('propose.named')} hint={t('propose.namedHint')} checked={named} onChange={setNamed} />
      <Button type="submit" icon="plus" disabled={text.trim() === ''}>
        {t('propose.send')}
      </Button>
    </form>
  )
}
