import type { LineId } from '@tablecloth/shared/ids.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AgreementLines } from '../../agreement/AgreementLines.tsx'
import { Proposals } from '../../agreement/Proposals.tsx'
import { useAgreement } from '../../agreement/use-agreement.ts'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { AmendDialog } from './AmendDialog.tsx'
import { useDesk } from './DeskProvider.tsx'
import { EarlierAgreements } from './EarlierAgreements.tsx'

/** The agreement at the desk: what people propose for it, what it says, and the way to change it. */
export function AgreementCard() {
  const { t } = useTranslation(['amending', 'agreement'])
  const { words } = useAgreement()
  const may = useMay()
  const [amending, setAmending] = useState(false)
  const keepsWords = may('put-line-aside')
  return (
    <section className="sheet desk-card stack" aria-labelledby="agreement-card">
      <h2 id="agreement-card">{t('agreement:title')}</h2>
      {words.lines.length > 0 ? (
        <AgreementLines words={words} className="desk-agreement" />
      ) : (
        <p className="hint">{t('agreement:notYet')}</p>
      )}
      {may('amend-agreement') && (
        <div className="row wrap">
          <Button icon="pen" onClick={() => setAmending(true)}>
            {t(words.lines.length > 0 ? 'amend.open' : 'amend.write')}
          </Button>
        </div>
      )}
      <Proposals
        {...(keepsWords ? { acts: (lineId: LineId, text: string) => <Sorting lineId={lineId} text={text} /> } : {})}
      />
      {keepsWords && <Aside />}
      <EarlierAgreements />
      <AmendDialog open={amending} onClose={() => setAmending(false)} />
    </section>
  )
}

/** The buttons go with their line; the heading of the list has the focus then. */
function useSorting(): (command: Parameters<ReturnType<typeof useCommand>>[0], words: string) => Promise<void> {
  const run = useCommand()
  return async (command, words) => {
    const answer = await run(command)
    if (!answer.ok) return
    announce(words)
    const heading = document.getElementById('proposals')
    if (!heading) return
    heading.tabIndex = -1
    heading.focus()
  }
}

function Sorting({ lineId, text }: { lineId: LineId; text: string }) {
  const { t } = useTranslation(['amending', 'agreement'])
  const sort = useSorting()
  const may = useMay()
  return (
    <>
      {may('adopt-line') && (
        <Button
          small
          icon="check"
          aria-label={t('sort.adoptNamed', { line: text })}
          onClick={() => void sort({ type: 'adopt-line', lineId, adopted: true }, t('sort.adopted'))}
        >
          {t('sort.adopt')}
        </Button>
      )}
      <Button
        small
        variant="plain"
        icon="tray"
        aria-label={t('sort.asideNamed', { line: text })}
        onClick={() => void sort({ type: 'put-line-aside', lineId, aside: true }, t('sort.isAside'))}
      >
        {t('sort.aside')}
      </Button>
    </>
  )
}

function Aside() {
  const { t } = useTranslation(['amending', 'agreement'])
  const aside = useDesk((state) => state.linesAside)
  const sort = useSorting()
  const lines = Object.entries(aside).sort(([, a], [, b]) => a.order - b.order)
  if (lines.length === 0) return null
  return (
    <section className="proposals stack" aria-labelledby="lines-aside">
      <h3 id="lines-aside">{t('sort.asideTitle')}</h3>
      <p className="hint">{t('sort.asideHint')}</p>
      <ul>
        {lines.map(([id, { text }]) => (
          <li key={id}>
            <p dir="auto">{text}</p>
            <Button
              small
              icon="undo"
              aria-label={t('sort.backNamed', { line: text })}
              onClick={() =>
                void sort({ type: 'put-line-aside', lineId: id as LineId, aside: false }, t('sort.isBack'))
              }
            >
              {t('sort.back')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
