import type { ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import { costOfChange } from '@tablecloth/shared/seating/cost-of-change.ts'
import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { type DragEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RoundTables } from '../../rotation/RoundTables.tsx'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useDesk } from './DeskProvider.tsx'
import { SeatSheet } from './SeatSheet.tsx'
import { useCostWords } from './use-cost-words.ts'

interface PlanEditorProps {
  rotation: Rotation
  /** From 0: a round that has not begun. */
  round: number
}

/** One round of the plan, to be changed: a seat is dragged to another table or onto another seat, or opened and moved. */
export function PlanEditor({ rotation, round }: PlanEditorProps) {
  const { t } = useTranslation(['seating', 'desk'])
  const run = useCommand()
  const words = useCostWords()
  const pins = useDesk((state) => state.pins)
  const [opened, setOpened] = useState<string | null>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const seated = rotation.rounds[round]?.tables ?? []
  const nameOf = (id: string) => rotation.people.find((person) => person.id === id)?.name ?? t('desk:someone')

  const move = async (person: string, table: number, exchangeFor?: string) => {
    const to = rotation.tables[table]
    if (!to || seated[table]?.includes(person)) return false
    const cost = costOfChange(rotation, { round, person, table, exchangeFor })
    const answer = await run({
      type: 'change-plan',
      round,
      participantId: person as ParticipantId,
      tableId: to.id as TableId,
      ...(exchangeFor ? { exchangeFor: exchangeFor as ParticipantId } : {}),
    })
    if (!answer.ok) return false
    announce(`${t('edit.moved', { name: nameOf(person), table: to.name, n: round + 1 })} ${words(cost)}`)
    return true
  }

  const takes = (table: number, exchangeFor?: string) =>
    dragged === null || dragged === exchangeFor
      ? {}
      : {
          onDragOver: (event: DragEvent) => {
            event.preventDefault()
            event.stopPropagation()
            event.currentTarget.classList.add('over')
          },
          onDragLeave: (event: DragEvent) => event.currentTarget.classList.remove('over'),
          onDrop: (event: DragEvent) => {
            event.preventDefault()
            event.stopPropagation()
            event.currentTarget.classList.remove('over')
            setDragged(null)
            void move(dragged, table, exchangeFor)
          },
        }

  const seat = (id: string, place: number, who: ReactNode) => {
    const table = rotation.tables[place]
    const hosts = id === table?.hostId
    const pinned = !hosts && pins[`${round}/${id}`] === table?.id
    return (
      <button
        type="button"
        className={hosts ? 'seat host' : 'seat'}
        disabled={hosts}
        draggable={!hosts}
        aria-haspopup="dialog"
        onClick={() => setOpened(id)}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', nameOf(id))
          setDragged(id)
        }}
        onDragEnd={() => setDragged(null)}
        {...(hosts ? {} : takes(place, id))}
      >
        {pinned && <Icon name="pin" size="s" />}
        {who}
        {pinned && <span className="vh"> ({t('edit.pinned')})</span>}
      </button>
    )
  }

  return (
    <>
      <RoundTables
        rotation={rotation}
        round={round}
        placeOf={(place) => ({ className: 'planned-table', ...takes(place) })}
        seat={seat}
        below={(place) =>
          dragged !== null &&
          !seated[place]?.includes(dragged) && (
            <p className="meta cost">{words(costOfChange(rotation, { round, person: dragged, table: place }))}</p>
          )
        }
      />
      {opened !== null && (
        <SeatSheet
          rotation={rotation}
          round={round}
          person={opened}
          nameOf={nameOf}
          onMove={move}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}
