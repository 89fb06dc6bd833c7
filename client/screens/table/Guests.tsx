import { useTranslation } from 'react-i18next'
import { GuestCard } from '../../board/GuestCard.tsx'
import { useMe } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { useTableState } from '../../state/use-table.ts'
import { announce } from '../../ui/announce.ts'

/** Ideas that travellers brought from other tables: above the cloth, the same for those who see it drawn and as a list. */
export function Guests() {
  const { t } = useTranslation('carry')
  const guests = useTableState((state) => state.guests)
  const tableId = useTableState((state) => state.tableId)
  const own = useMe()?.carrying
  const brought = Object.entries(guests).sort(([, a], [, b]) => b.round - a.round)
  if (brought.length === 0) return null
  return (
    <details className="guests" open>
      <summary>{t('guests', { count: brought.length })}</summary>
      <ul>
        {brought.map(([id, guest]) => {
          const mine = own?.to === tableId && own.tableId === guest.from && own.noteId === guest.noteId
          return (
            <li key={id}>
              <GuestCard guest={guest} end={mine && <TakeAway words={guest.text} />} />
            </li>
          )
        })}
      </ul>
    </details>
  )
}

function TakeAway({ words }: { words: string }) {
  const { t } = useTranslation('carry')
  const run = useCommand()
  const takeAway = async () => {
    const answer = await run({ type: 'carry-nothing' })
    if (answer.ok) announce(t('away'))
  }
  return (
    <>
      {t('yours')}
      <button
        type="button"
        className="on-note"
        aria-label={t('takeAwayThis', { words: words.slice(0, 40) })}
        onClick={() => void takeAway()}
      >
        {t('takeAway')}
      </button>
    </>
  )
}
