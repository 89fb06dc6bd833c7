import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import type { DeskReport } from '@tablecloth/shared/protocol/desk.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useFormat } from '../../i18n/format.ts'
import { FewWords } from '../../state/FewWords.tsx'
import { nameIn, useCafe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useTables } from '../gallery/tables.ts'
import { LetBack } from './AskedToLeave.tsx'
import { useDesk } from './DeskProvider.tsx'

/** What somebody has told the hosts alone and no host has read yet, the oldest first. */
export function Reports() {
  const { t } = useTranslation('hosting')
  const reports = useDesk((state) => state.reports)
  const [answering, setAnswering] = useState<string | null>(null)
  const waiting = Object.entries(reports)
    .filter(([, { answer }]) => !answer)
    .sort(([, a], [, b]) => a.at - b.at)
  if (waiting.length === 0) return null
  return (
    <section className="needs" aria-labelledby="reports">
      <h2 id="reports" className="vh">
        {t('reports.title')}
      </h2>
      <ul>
        {waiting.map(([id, report]) => (
          <li key={id} className="sheet pressing">
            <ReportWords id={id} report={report} onAnswer={() => setAnswering(id)} />
          </li>
        ))}
      </ul>
      <Answer id={answering} onClose={() => setAnswering(null)} />
    </section>
  )
}

function ReportWords({ id, report, onAnswer }: { id: string; report: DeskReport; onAnswer: () => void }) {
  const { t } = useTranslation(['hosting', 'desk'])
  const { cafeId = '' } = useParams()
  const { time } = useFormat()
  const run = useCommand()
  const may = useMay()
  const leftName = useDesk((state) => (report.by ? state.removed[report.by]?.name : undefined))
  const waits = useDesk((state) => (report.by ? state.waiting[report.by]?.name : undefined))
  const name = useCafe(({ cafe }) => (report.by ? nameIn(cafe, report.by) : undefined)) ?? waits ?? leftName
  const acts = useDesk((state) => state.acts)
  const removed = useDesk((state) => state.removed)
  const isOutside = report.by && removed[report.by] && report.actId && acts[report.actId]?.what === 'remove'
  const table = useTables().find((one) => one.id === report.tableId)
  const about = isOutside
    ? 'reports.outside'
    : report.actId
      ? 'reports.act'
      : report.noteId
        ? 'reports.note'
        : 'reports.said'
  return (
    <>
      <Icon name="lock" />
      <div className="need-words">
        <p>
          <strong>{name ? <bdi>{name}</bdi> : t('reports.unnamed')}</strong> {t(about)}
        </p>
        <p className="meta">
          {table && (
            <>
              <bdi>{table.name}</bdi>
              {t('desk:comma')}
            </>
          )}
          {time(report.at)}
        </p>
        {report.text && (
          <blockquote className="ui" dir="auto">
            {report.text}
          </blockquote>
        )}
      </div>
      {isOutside && may('let-back') && <LetBack id={report.by as ParticipantId} name={name ?? ''} />}
      {may('answer-report') && (
        <>
          {!isOutside && (
            <Button small onClick={onAnswer}>
              {t('reports.answer')}
            </Button>
          )}
          <Button small variant="plain" onClick={() => void run({ type: 'answer-report', reportId: id })}>
            {t('reports.read')}
          </Button>
        </>
      )}
      {table && (
        <ButtonLink small to={`/cafe/${cafeId}/desk/table/${table.id}`}>
          {t('desk:tile.stepIn')}
        </ButtonLink>
      )}
    </>
  )
}

function Answer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useTranslation('hosting')
  const run = useCommand()
  const answer = async (text: string) => {
    if (id === null) return false
    const done = await run({ type: 'answer-report', reportId: id, text })
    if (done.ok) announce(t('reports.sent'))
    return done.ok
  }
  return (
    <FewWords
      key={id}
      open={id !== null}
      onClose={onClose}
      title={t('reports.answer')}
      send={t('tell.send')}
      label={t('reports.words')}
      hint={t('reports.hint')}
      maxLength={LIMITS.report}
      onSend={answer}
    />
  )
}
