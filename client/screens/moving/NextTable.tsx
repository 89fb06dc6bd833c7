import type { Table } from '@tablecloth/shared/cafe/state.ts'
import type { TableId } from '@tablecloth/shared/ids.ts'
import type { NextSeat } from '@tablecloth/shared/protocol/notices.ts'
import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { useMe, useMyTableId, usePersonName, useRoot } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Face } from '../../ui/Face.tsx'
import { Tally } from '../../ui/Tally.tsx'
import { CallHost } from './CallHost.tsx'
import { Way } from './Way.tsx'

/** One's next table: its sign, who stays and tells, who comes, and the way there. */
export function NextTable({ next }: { next: NextSeat }) {
  const { t } = useTranslation('moving')
  const seat = useMyTableId()
  const table = useRoot('tables')?.[next.tableId as TableId]
  const [going, setGoing] = useState(false)
  if (!table) return null
  const stays = seat === next.tableId
  return (
    <>
      <p className="soft">{t(stays ? 'stay' : 'forRound', { n: next.round + 1 })}</p>
      <div className="sign">
        <h1>
          <bdi>{table.name}</bdi>
        </h1>
        <Tally count={table.order + 1} size="xl" label={t('tally', { n: table.order + 1 })} />
      </div>
      <Question table={table} round={next.round} />
      <WhoTells table={table} />
      <With names={next.with} />
      {table.callUrl && (
        <ButtonLink href={table.callUrl} icon="speak" target="_blank" rel="noopener noreferrer">
          {t('call')}
        </ButtonLink>
      )}
      <Way way={next.way} />
      <div className="row wrap acts">
        {!stays && (
          <Button variant="main" pressed={going} onClick={() => setGoing(!going)} {...(going ? { icon: 'check' } : {})}>
            {t('going')}
          </Button>
        )}
        <CallHost />
      </div>
      <p className="ui soft status" role="status">
        {going && t('gone')}
      </p>
    </>
  )
}

function Question({ table, round }: { table: Table; round: number }) {
  const { t } = useTranslation('moving')
  const question = useRoot('rounds')?.[round]?.question
  const words = table.question ?? question
  if (!words) return null
  return (
    <div className="there">
      <p className="label">{t('question')}</p>
      <p className="display" dir="auto">
        {words}
      </p>
    </div>
  )
}

function WhoTells({ table }: { table: Table }) {
  const { t } = useTranslation('moving')
  const me = useMe()
  const name = usePersonName(table.hostId ?? null)
  if (table.hostId && table.hostId === me?.participantId) return <p className="ui">{t('host.self')}</p>
  if (!name) return <p className="ui">{t('host.none')}</p>
  return (
    <p className="ui">
      <Trans t={t} i18nKey="host.other" values={{ name }} components={[<b key="name" />]} />
    </p>
  )
}

function With({ names }: { names: readonly string[] }) {
  const { t } = useTranslation('moving')
  if (names.length === 0) return <p className="ui soft">{t('alone')}</p>
  return (
    <div>
      <h2 className="label">{t('with')}</h2>
      <ul className="with">
        {names.map((name, i) => (
          // Two people may share a name.
          <li key={`${name} ${names.indexOf(name) === i ? 0 : i}`}>
            <Face name={name} size="s" />
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}
