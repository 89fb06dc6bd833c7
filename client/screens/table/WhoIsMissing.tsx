import type { Prompt } from '@tablecloth/shared/cafe/state.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { board } from '../../board/board-state.ts'
import { useCanWrite } from '../../board/use-cloth.ts'
import { useRoot } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { KnownButton } from '../../voices/KnownButton.tsx'
import { NamedMissing } from './NamedMissing.tsx'
import { useMyFloor } from './use-floor.ts'
import { useHere } from './use-here.ts'

/** Who is missing from this table: three sources, each named, none of which exposes anybody. */
export function WhoIsMissing() {
  const { t } = useTranslation('prompts')
  const { tableId } = useHere()
  const prompts = useRoot('prompts')
  const here = Object.entries(prompts ?? {}).filter(
    ([, prompt]) => prompt.tableId === null || prompt.tableId === tableId,
  )
  const of = (source: Prompt['source']) => here.filter(([, prompt]) => prompt.source === source)
  const deck = of('deck')
  const shown = of('shown')
  return (
    <>
      {of('unheard').map(([id]) => (
        <NotEveryone key={id} />
      ))}
      <section className="missing chair note" aria-labelledby="missing-title">
        <h2 className="kind" id="missing-title">
          <Icon name="chair" size="s" />
          {t('title')}
        </h2>
        {deck.map(([id, prompt]) => (
          <DeckQuestion key={id} prompt={prompt} />
        ))}
        {shown.length > 0 && (
          <div className="shown-missing">
            <p className="meta">{t('source.shown')}</p>
            <ul>
              {shown.map(([id, { params }]) => (
                <li key={id}>
                  <Icon name="chair" size="s" />
                  <span>{t('perspective-absent', { name: String(params.name ?? '') })}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        <NamedMissing />
        <details>
          <summary>{t('known.title')}</summary>
          <p className="meta">{t('known.words')}</p>
        </details>
        <KnownButton wide />
      </section>
    </>
  )
}

function DeckQuestion({ prompt }: { prompt: Prompt }) {
  const { t } = useTranslation('prompts')
  const canWrite = useCanWrite()
  return (
    <div className="deck-question">
      <p className="display">{t(prompt.key)}</p>
      <p className="meta">{t('source.deck')}</p>
      {canWrite && (
        <Button small wide icon="pen" onClick={() => board.write()}>
          {t('write')}
        </Button>
      )}
    </div>
  )
}

/** An invitation, never a summons: passing is as good an answer as speaking. */
function NotEveryone() {
  const { t } = useTranslation('prompts')
  const [passed, setPassed] = useState(false)
  const { open, queue, queued, speaking, join } = useMyFloor()
  if (passed) return null
  return (
    <section className="invite">
      <h2>{t('not-everyone')}</h2>
      <p className="meta">{t('not-everyone-words')}</p>
      <div className="row wrap">
        {open && queue && !speaking && (
          <Button small pressed={queued} onClick={() => join()}>
            {t('bringMeIn')}
          </Button>
        )}
        <Button small onClick={() => board.write()}>
          {t('writeIt')}
        </Button>
        <Button small onClick={() => setPassed(true)}>
          {t('pass')}
        </Button>
      </div>
      <p className="meta">{t('source.unheard')}</p>
    </section>
  )
}
