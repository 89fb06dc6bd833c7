import type { Asked } from '@tablecloth/shared/protocol/notices.ts'
import { type ReactNode, useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { board } from '../../board/board-state.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { useFirstWord, useMyFloor } from './use-floor.ts'
import { useWithoutThem } from './use-without-them.ts'
import { choosePanel } from './view.ts'

/**
 * What is said to oneself alone, one thing at a time. It has a place of its own below everything else: it comes without a
 * dialog, takes no focus, and nothing that is being read moves.
 */
export function VoiceDock() {
  const { open } = useMyFloor()
  const me = useMe()
  const first = useFirstWord()
  const without = useWithoutThem()
  if (open && me?.asked) return <Question asked={me.asked} />
  if (open && me && first === me.participantId) return <MayBegin />
  if (without) return <WithoutThem {...without} />
  return null
}

function Question({ asked }: { asked: Asked }) {
  switch (asked.type) {
    case 'still-speaking':
      return <StillSpeaking />
    case 'long-turn':
      return <LongTurn ms={asked.ms} />
    case 'invitation':
      return <Invitation />
  }
}

function StillSpeaking() {
  const { t } = useTranslation('voices')
  const run = useCommand()
  const { finish } = useMyFloor()
  return (
    <Word icon="speak" title={t('asked.still.title')} words={t('asked.still.words')}>
      <Button small onClick={() => void run({ type: 'still-speaking' })}>
        {t('asked.longer')}
      </Button>
      <Button small icon="check" onClick={finish}>
        {t('asked.finish')}
      </Button>
    </Word>
  )
}

function LongTurn({ ms }: { ms: number }) {
  const { t } = useTranslation('voices')
  const { minutes } = useFormat()
  const run = useCommand()
  const { finish } = useMyFloor()
  return (
    <Word icon="clock" title={t('asked.long.title', { time: minutes(ms) })} words={t('asked.long.words')}>
      <Button small onClick={() => void run({ type: 'answer-invitation', answer: 'later' })}>
        {t('asked.longer')}
      </Button>
      <Button small icon="check" onClick={finish}>
        {t('asked.finish')}
      </Button>
    </Word>
  )
}

function Invitation() {
  const { t } = useTranslation('voices')
  const run = useCommand()
  const answer = (how: 'speak' | 'write' | 'pass' | 'later') => void run({ type: 'answer-invitation', answer: how })
  const write = () => {
    choosePanel('notes')
    board.write()
    answer('write')
  }
  return (
    <Word icon="cup" title={t('asked.invitation.title')} words={t('asked.invitation.words')}>
      <Button small icon="speak" onClick={() => answer('speak')}>
        {t('asked.invitation.speak')}
      </Button>
      <Button small icon="pen" onClick={write}>
        {t('asked.invitation.write')}
      </Button>
      <Button small onClick={() => answer('later')}>
        {t('asked.invitation.later')}
      </Button>
      <Button small onClick={() => answer('pass')}>
        {t('asked.invitation.pass')}
      </Button>
    </Word>
  )
}

function MayBegin() {
  const { t } = useTranslation('voices')
  const run = useCommand()
  const { speak } = useMyFloor()
  return (
    <Word icon="cup" title={t('first.you')} words={t('first.words')} shared>
      <Button small icon="speak" onClick={speak}>
        {t('first.begin')}
      </Button>
      <Button small onClick={() => void run({ type: 'pass-first-word' })}>
        {t('first.pass')}
      </Button>
    </Word>
  )
}

function WithoutThem({ name, leave }: { name: string; leave: () => void }) {
  const { t } = useTranslation('voices')
  const toTheChair = () => {
    choosePanel('voices')
    leave()
    // A frame later: on a phone the chair comes with the panel.
    requestAnimationFrame(() => document.getElementById('name-missing')?.focus())
  }
  return (
    <Word icon="chair" title={t('asked.without.title')} words={t('asked.without.words', { name })}>
      <Button small onClick={toTheChair}>
        {t('asked.without.name')}
      </Button>
      <Button small onClick={leave}>
        {t('asked.without.leave')}
      </Button>
    </Word>
  )
}

interface WordProps {
  icon: IconName
  title: string
  words: string
  /** The table knows of it. */
  shared?: boolean
  children: ReactNode
}

function Word({ icon, title, words, shared = false, children }: WordProps) {
  const { t } = useTranslation('voices')
  const id = useId()
  useEffect(() => announce(title), [title])
  return (
    <section className="dock" aria-labelledby={id}>
      <Icon name={icon} />
      <div className="grow">
        <h2 id={id}>{title}</h2>
        <p className="meta">
          {words} {!shared && t('asked.only')}
        </p>
        <div className="row wrap">{children}</div>
      </div>
    </section>
  )
}
