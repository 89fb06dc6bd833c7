import type { ActName } from '@tablecloth/shared/cafe/acts.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import type { Me } from '@tablecloth/shared/protocol/notices.ts'
import { type FocusEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FewWords } from '../../state/FewWords.tsx'
import { useMe, useNow, useTable } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { usePutAway } from '../../state/use-put-away.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { StepOut } from '../cafe/StepOut.tsx'

/** How long what a host did can be read and answered here, in ms. */
const STAYS = 10 * 60_000
/** How long a mere move lies there whole before it folds itself to a button, in ms. */
const WHOLE = 20_000

/** What is said elsewhere on the screen as well. */
const FOLDS: ReadonlySet<string> = new Set<ActName>(['move', 'slow-person'])

/** What a host did that concerns oneself, with room for an answer; and what hosts answer to what one told them alone. */
export function Told() {
  const { t } = useTranslation(['hosting', 'common'])
  const me = useMe()
  const now = useNow(5_000)
  const { isAway, putAway } = usePutAway()
  const isNew = ({ id, at }: { id: string; at: number }) => now - at < STAYS && !isAway(`told ${id}`)
  // Whoever has stepped out has said yes to that; what a co-host takes care of is told to them at their desk.
  const isOpen = ({ what }: { what: string }) => what !== 'set-scopes' && (what !== 'ask-out' || !me?.away)
  const act = me?.told.find((one) => isNew(one) && isOpen(one))
  const answers = me?.reports.filter(({ id, answer }) => answer?.text && isNew({ id, at: answer.at })) ?? []
  return (
    <>
      {act && <ActNotice key={act.id} act={act} now={now} onClose={() => putAway(`told ${act.id}`)} />}
      {answers.map(({ id, answer }) => (
        <Notice
          key={id}
          icon="lock"
          title={t('answered.title', { name: answer?.from })}
          actions={
            <Button small variant="plain" onClick={() => putAway(`told ${id}`)}>
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

interface ActNoticeProps {
  act: Me['told'][number]
  now: number
  onClose: () => void
}

function ActNotice({ act, now, onClose }: ActNoticeProps) {
  const { t } = useTranslation(['hosting', 'common'])
  const run = useCommand()
  const [answering, setAnswering] = useState(false)
  const me = useMe()?.participantId
  const table = useTable(act.what === 'set-table-host' ? act.tableId : null)
  const isMine = me !== undefined && table?.hostId === me
  const { whole, unfolded, unfold, holding } = useFolding(FOLDS.has(act.what) && !answering && now - act.at >= WHOLE)
  const answer = async (text: string) => {
    const done = await run({ type: 'answer-act', actId: act.id, text })
    if (done.ok) announce(t('tell.sent'))
    return done.ok
  }
  if (!whole) {
    return (
      <Button small icon="hand" className="folded" aria-expanded={false} onClick={unfold}>
        {t(act.what === 'move' ? 'told.folded' : 'told.foldedPace')}
      </Button>
    )
  }
  return (
    <div {...holding}>
      <Notice
        icon="hand"
        still={unfolded}
        actions={
          <>
            {act.what === 'ask-out' && <StepOut />}
            {!act.answered && (
              <Button small onClick={() => setAnswering(true)}>
                {t('told.answer')}
              </Button>
            )}
            <Button small variant="plain" onClick={onClose}>
              {t('common:close')}
            </Button>
          </>
        }
      >
        {t(`told.${isMine ? 'given-table' : act.seconds === null ? 'unslow-person' : act.what}`, { name: act.by })}
      </Notice>
      <FewWords
        open={answering}
        onClose={() => setAnswering(false)}
        title={t('told.answer')}
        send={t('tell.send')}
        label={t('tell.words')}
        hint={t('told.hint')}
        maxLength={LIMITS.report}
        onSend={answer}
      />
    </div>
  )
}

/** Nothing folds under a pointer or a focus that rests on it, nor what was unfolded by hand. */
function useFolding(due: boolean) {
  const box = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState(false)
  const [pointed, setPointed] = useState(false)
  const [unfolded, setUnfolded] = useState(false)
  useEffect(() => {
    if (unfolded) box.current?.querySelector<HTMLElement>('button')?.focus()
  }, [unfolded])
  return {
    whole: !due || focused || pointed || unfolded,
    unfolded,
    unfold: () => setUnfolded(true),
    holding: {
      ref: box,
      onFocus: () => setFocused(true),
      onBlur: ({ relatedTarget, currentTarget }: FocusEvent<HTMLDivElement>) =>
        setFocused(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)),
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
    },
  }
}
