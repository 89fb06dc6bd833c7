import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { costOfChange } from '@tablecloth/shared/seating/cost-of-change.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useTableLabel } from '../gallery/tables.ts'
import { useDesk } from './DeskProvider.tsx'
import { useCostWords } from './use-cost-words.ts'

interface SeatSheetProps {
  rotation: Rotation
  /** From 0. */
  round: number
  person: string
  nameOf: (id: string) => string
  /** Resolves to whether it was done. */
  onMove: (person: string, table: number, exchangeFor?: string) => Promise<boolean>
  onClose: () => void
}

/** One seat of the plan: another table, an exchange with somebody, each with what it costs; and the pin. */
export function SeatSheet({ rotation, round, person, nameOf, onMove, onClose }: SeatSheetProps) {
  const { t } = useTranslation('seating')
  const run = useCommand()
  const labelOf = useTableLabel()
  const words = useCostWords()
  const pins = useDesk((state) => state.pins)
  const seated = rotation.rounds[round]?.tables ?? []
  const at = seated.findIndex((people) => people.includes(person))
  const [to, setTo] = useState('')
  const [other, setOther] = useState('')
  const table = rotation.tables[at]
  if (!table) return null
  const name = nameOf(person)
  const pinned = pins[`${round}/${person}`] === table.id
  const label = (place: number) => labelOf({ name: rotation.tables[place]?.name ?? '', number: place + 1 })
  const go = async (place: number, exchangeFor?: string) => {
    if (await onMove(person, place, exchangeFor)) onClose()
  }
  const pin = async () => {
    const answer = await run({ type: 'pin-seat', round, participantId: person as ParticipantId, pinned: !pinned })
    if (answer.ok) announce(t(pinned ? 'edit.unpinDone' : 'edit.pinDone', { name, n: round + 1 }))
  }
  const others = seated.flatMap((people, place) =>
    place === at ? [] : people.filter((id) => id !== rotation.tables[place]?.hostId).map((id) => ({ id, place })),
  )
  const exchange = others.find(({ id }) => id === other)
  return (
    <Sheet open onClose={onClose} title={<bdi>{name}</bdi>}>
      <p className="soft">{t('edit.now', { n: round + 1, table: label(at) })}</p>
      <CommandTrouble />
      <div className="stack">
        <Field label={t('edit.move')} hint={to === '' ? t('edit.moveHint') : cost(Number(to))}>
          {(control) => (
            <select {...control} className="input" value={to} onChange={(event) => setTo(event.currentTarget.value)}>
              <option value="">{t('edit.choose')}</option>
              {rotation.tables.map((one, place) =>
                place === at || one.closed ? null : (
                  <option key={one.id} value={place}>
                    {`${label(place)}: ${cost(place)}`}
                  </option>
                ),
              )}
            </select>
          )}
        </Field>
        <Button icon="chair" disabled={to === ''} onClick={() => void go(Number(to))}>
          {t('edit.moveYes')}
        </Button>
      </div>
      <div className="stack">
        <Field label={t('edit.exchange')} hint={exchange ? cost(exchange.place, exchange.id) : t('edit.exchangeHint')}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={exchange ? other : ''}
              onChange={(event) => setOther(event.currentTarget.value)}
            >
              <option value="">{t('edit.choosePerson')}</option>
              {others.map(({ id, place }) => (
                <option key={id} value={id}>
                  {`${nameOf(id)} (${label(place)})`}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button icon="people" disabled={!exchange} onClick={() => exchange && void go(exchange.place, exchange.id)}>
          {t('edit.exchangeYes')}
        </Button>
      </div>
      <div className="stack">
        <Button icon="pin" pressed={pinned} onClick={() => void pin()}>
          {t(pinned ? 'edit.unpin' : 'edit.pin')}
        </Button>
        <p className="hint">{t('edit.pinHint')}</p>
      </div>
    </Sheet>
  )

  function cost(place: number, exchangeFor?: string): string {
    return words(costOfChange(rotation, { round, person, table: place, exchangeFor }))
  }
}
