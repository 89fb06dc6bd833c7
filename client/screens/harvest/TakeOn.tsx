import type { ShownCommitment } from '@tablecloth/shared/harvest/voices.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, useRoot } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { CreditWords } from '../gallery/CreditWords.tsx'
import { CommitmentForm } from './CommitmentForm.tsx'
import { HideWords } from './HideWords.tsx'
import { useHarvest } from './use-harvest.tsx'

/** What people take on after the café, each for themselves. */
export function TakeOn() {
  const { t } = useTranslation('commitments')
  const { said, mayWrite } = useHarvest()
  const me = useMe()
  const question = useRoot('info')?.checkOut?.question
  const [changing, setChanging] = useState<string | null>(null)
  const taken = Object.entries(said.commitments).sort(([a], [b]) => (a < b ? -1 : 1))
  const hidden = Object.entries(me?.commitments ?? {}).filter(([, own]) => own.hidden)
  const mayTake = mayWrite && me?.role === 'participant'
  return (
    <section className="ahead stack" aria-labelledby="ahead">
      <h2 id="ahead" className="all-themes">
        {t('title')}
      </h2>
      {question && (
        <p className="lead" dir="auto">
          {question}
        </p>
      )}
      <p className="ui soft">{t(mayTake ? 'words' : taken.length > 0 ? 'read' : 'none')}</p>
      {taken.length > 0 && (
        <ul className="got">
          {taken.map(([id, commitment]) => (
            <li key={id}>
              {changing === id && mayTake ? (
                <CommitmentForm id={id} before={me.commitments[id]} onDone={() => setChanging(null)} />
              ) : (
                <Taken
                  id={id}
                  commitment={commitment}
                  onChange={mayTake && me.commitments[id] ? () => setChanging(id) : null}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayTake && hidden.length > 0 && (
        <>
          <p className="ui soft">{t('hidden')}</p>
          <ul className="got">
            {hidden.map(([id, { text, when }]) => (
              <li key={id}>
                <Taken
                  id={id}
                  commitment={{ text, when, credit: { kind: 'nobody', label: '' } }}
                  onChange={() => setChanging(id)}
                />
                {changing === id && (
                  <CommitmentForm id={id} before={me.commitments[id]} onDone={() => setChanging(null)} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {mayTake && <CommitmentForm />}
    </section>
  )
}

interface TakenProps {
  id: string
  commitment: ShownCommitment
  /** `null`: it is somebody else's. */
  onChange: (() => void) | null
}

function Taken({ id, commitment: { text, when, credit }, onChange }: TakenProps) {
  const { t } = useTranslation('commitments')
  const run = useCommand()
  const begins = text.slice(0, 40)
  const putDown = async () => {
    const outcome = await run({ type: 'put-down', commitmentId: asId<never>(id) })
    if (outcome.ok) announce(t('down'))
  }
  return (
    <article className="note" data-paper="white" dir="auto">
      <p className="words" dir="auto">
        {text}
      </p>
      <footer>
        <span>
          <CreditWords credit={credit} />
          {when && (
            <>
              {' · '}
              <bdi>{when}</bdi>
            </>
          )}
          {onChange && ` · ${t('yours')}`}
          {!onChange && <HideWords id={id} words={text} />}
        </span>
      </footer>
      {onChange && (
        <div className="row wrap note-acts">
          <Button small variant="plain" icon="pen" aria-label={t('changeThis', { words: begins })} onClick={onChange}>
            {t('change')}
          </Button>
          <Button small variant="plain" aria-label={t('putDownThis', { words: begins })} onClick={() => void putDown()}>
            {t('putDown')}
          </Button>
        </div>
      )}
    </article>
  )
}
