import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Untie } from './NoteThreads.tsx'
import { ThreadPicture } from './ThreadPicture.tsx'
import { type LaidTable, useTables } from './tables.ts'
import { type TiedThread, useThreads } from './use-threads.ts'

/** So many are listed at first. */
const AT_FIRST = 6

/** All threads, drawn from table to table and as a list that says the same. */
export function ThreadsBetween() {
  const { t } = useTranslation('threads')
  const tables = useTables()
  const { all } = useThreads()
  const hidden = Object.values(useMe()?.threads ?? {}).filter((how) => how === 'hidden').length
  const [everything, setEverything] = useState(false)
  if (tables.length < 2) return null
  const shown = everything ? all : all.slice(0, AT_FIRST)
  return (
    <section className="threads-between" aria-labelledby="threads">
      <h2 id="threads">{t('title')}</h2>
      {all.length === 0 && <p className="ui soft">{t('none')}</p>}
      {hidden > 0 && <p className="ui soft">{t('hidden', { count: hidden })}</p>}
      {shown.length > 0 && (
        <>
          <ThreadPicture tables={tables} threads={shown} />
          <ol>
            {shown.map((thread, n) => (
              <li key={thread.id}>
                <OneThread thread={thread} number={n + 1} tables={tables} />
              </li>
            ))}
          </ol>
        </>
      )}
      {all.length > shown.length && (
        <Button small variant="plain" onClick={() => setEverything(true)}>
          {t('more', { count: all.length })}
        </Button>
      )}
    </section>
  )
}

interface OneThreadProps {
  thread: TiedThread
  number: number
  tables: readonly LaidTable[]
}

function OneThread({ thread: { id, from, to, words }, number, tables }: OneThreadProps) {
  const { t } = useTranslation('threads')
  const { go } = useThreads()
  const nameOf = (tableId: string) => tables.find((table) => table.id === tableId)?.name ?? ''
  return (
    <>
      <p>
        <span className="meta">{t('number', { n: number })}</span> <strong dir="auto">{words}</strong>
      </p>
      <ul className="ends">
        {[from, to].map((end) => (
          <li key={end.tableId}>
            <q dir="auto">{end.text}</q>
            <Button
              small
              variant="plain"
              aria-label={t('go', { table: nameOf(end.tableId) })}
              onClick={() => go(end.tableId)}
            >
              <bdi>{nameOf(end.tableId)}</bdi>
              <Icon name="arrow" size="s" />
            </Button>
          </li>
        ))}
      </ul>
      <Untie id={id} words={words} />
    </>
  )
}
