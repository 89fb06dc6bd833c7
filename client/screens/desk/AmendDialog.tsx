import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LineEditor } from '../../agreement/LineEditor.tsx'
import { draftOf, filled, wordsOf, writtenIn } from '../../agreement/line-drafts.ts'
import { useAgreement } from '../../agreement/use-agreement.ts'
import { usePhase, useRoot } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** All lines of the agreement, to be written anew. */
export function AmendDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('amending')
  return (
    <Dialog open={open} onClose={onClose} title={t('amend.title')} alert className="wide">
      <AmendForm onClose={onClose} />
    </Dialog>
  )
}

const NO_FAULTS = {}
const NONE: readonly string[] = []

function AmendForm({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation(['amending', 'common', 'errors'])
  const run = useCommand()
  const phase = usePhase()
  const { words, version } = useAgreement()
  const languages = useRoot('info')?.languages ?? NONE
  // What another host changes meanwhile takes nothing from whoever writes here; it is said when they are done.
  const [before, setBefore] = useState({ words, version })
  const [lines, setLines] = useState(() => draftOf(words))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>(NO_FAULTS)
  const overtaken = version !== before.version
  // Of lines that are new, and where there is no other language, there is no doubt in which they are.
  const page = languages.length === 1 ? languages[0] : languages.find((tag) => tag === i18n.resolvedLanguage)
  const isClear = languages.length === 1 || before.words.lines.length === 0
  const own = writtenIn(before.words) ?? (isClear ? page : undefined)
  const save = async () => {
    const kept = filled(lines)
    setLines(kept)
    const answer = await run({ type: 'amend-agreement', ...wordsOf(kept, own, languages), version: before.version })
    if (answer.ok) {
      announce(t('amend.saved'))
      onClose()
      return
    }
    const { field } = answer.error
    // `lines.3`, or `in.ar.3`.
    setFaults(field ? { [field.slice(field.indexOf('.') + 1)]: t('amend.fault') } : NO_FAULTS)
  }
  const takeUp = () => {
    setBefore({ words, version })
    setLines(draftOf(words))
    setFaults(NO_FAULTS)
  }
  return (
    <>
      <p className="hint">{t(phase === 'lobby' ? 'amend.hintLobby' : 'amend.hint')}</p>
      {overtaken && (
        <Notice
          kind="heed"
          title={t('amend.overtaken')}
          actions={
            <>
              <Button small onClick={takeUp}>
                {t('amend.takeUp')}
              </Button>
              <Button small variant="plain" onClick={() => setBefore({ words: before.words, version })}>
                {t('amend.mine')}
              </Button>
            </>
          }
        />
      )}
      <LineEditor lines={lines} onChange={setLines} writtenIn={own} languages={languages} faults={faults} />
      <div className="acts">
        <Button icon="check" disabled={overtaken} onClick={() => void save()}>
          {t('amend.save')}
        </Button>
        <Button variant="plain" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </>
  )
}
