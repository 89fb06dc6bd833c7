import type { Tally } from '@tablecloth/shared/harvest/tally.ts'
import type { NoteId, TableId } from '@tablecloth/shared/ids.ts'
import { ECHOES, type Echo } from '@tablecloth/shared/protocol/fields.ts'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TallyWords } from './TallyWords.tsx'
import { useWalk } from './use-walk.ts'

interface NoteMarksProps {
  tableId: string
  noteId: string
  words: string
  /** What came together on it, once that is told. */
  tally: Tally | undefined
  /** What else can be done with the note, between the dots and the answers. */
  children?: ReactNode
}

/** One's own dots and answers while the walk is on; afterwards what came together, without names. */
export function NoteMarks({ tableId, noteId, words, tally, children }: NoteMarksProps) {
  const { over, mayMark } = useWalk()
  const begins = words.slice(0, 40)
  if (!mayMark) {
    return (
      <>
        {over && tally && <TallyWords tally={tally} />}
        {children}
      </>
    )
  }
  const place = { tableId: tableId as TableId, noteId: noteId as NoteId }
  return (
    <>
      <Dots place={place} words={begins} />
      {children}
      <Echoes place={place} words={begins} />
    </>
  )
}

interface OwnMarksProps {
  place: { tableId: TableId; noteId: NoteId }
  words: string
}

function Dots({ place, words }: OwnMarksProps) {
  const { t } = useTranslation('walk')
  const { dots, onOne, left } = useWalk()
  const own = useMe()?.dots[`${place.tableId}/${place.noteId}`] ?? 0
  const run = useCommand()
  const set = async (count: number) => {
    const answer = await run({ type: 'place-dots', ...place, dots: count })
    if (answer.ok) announce(`${t(count > own ? 'placed' : 'taken')} ${t('left', { count: left + own - count })}`)
  }
  if (dots === 0) return null
  const full = left === 0 || own >= onOne
  return (
    <>
      {own > 0 && (
        <span className="dots" role="img" aria-label={t('yours', { count: own })}>
          {Array.from({ length: own }, (_, n) => `dot-${n}`).map((key) => (
            <i key={key} className="dot" />
          ))}
        </span>
      )}
      {/* It stays where it is when it cannot be pressed, so that the focus is not lost. */}
      {!(own > 0 && own >= onOne) && (
        <Button
          small
          variant="plain"
          icon="dot"
          aria-disabled={full}
          aria-label={t(own > 0 ? 'anotherOn' : 'putOn', { words })}
          onClick={() => void (full ? announce(t('left', { count: left })) : set(own + 1))}
        >
          {t(own > 0 ? 'another' : 'put')}
        </Button>
      )}
      {own > 0 && (
        <Button
          small
          variant="plain"
          icon="undo"
          aria-label={t('takeBackOf', { words })}
          onClick={() => void set(own - 1)}
        >
          {t('takeBack')}
        </Button>
      )}
    </>
  )
}

const NONE: readonly Echo[] = []

function Echoes({ place, words }: OwnMarksProps) {
  const { t } = useTranslation('walk')
  const given = useMe()?.echoes[`${place.tableId}/${place.noteId}`] ?? NONE
  const [open, setOpen] = useState(false)
  const id = useId()
  const run = useCommand()
  const toggle = async (echo: Echo) => {
    const give = !given.includes(echo)
    const answer = await run({ type: 'echo-note', ...place, echo, given: give })
    if (answer.ok) announce(t(give ? 'given' : 'ungiven'))
  }
  return (
    <>
      <Button
        small
        variant="plain"
        icon="speak"
        aria-expanded={open}
        aria-controls={id}
        aria-label={t('answerTo', { words })}
        onClick={() => setOpen(!open)}
      >
        {t('answer')}
      </Button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would stand in the way of the row */}
      <div id={id} className="row wrap echoes" role="group" aria-label={t('answers')}>
        {ECHOES.filter((echo) => open || given.includes(echo)).map((echo) => (
          <Button key={echo} small aria-pressed={given.includes(echo)} onClick={() => void toggle(echo)}>
            {t(`echo.${echo}`)}
          </Button>
        ))}
      </div>
    </>
  )
}
