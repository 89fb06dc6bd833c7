import type { OwnLens } from '@tablecloth/shared/cafe/state.ts'
import { asId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { tidyLine, withoutFaults } from '@tablecloth/shared/text.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../state/use-command.ts'
import { announce } from '../../../ui/announce.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'

interface OwnLensDialogProps {
  /** Of the lens that is made anew. */
  id?: string
  before?: OwnLens
  onMade: (lensId: string) => void
  onClose: () => void
}

/** A lens of the hosts' own: a name, and a line for each thing to look for. */
export function OwnLensDialog({ id, before, onMade, onClose }: OwnLensDialogProps) {
  const { t } = useTranslation(['lenses', 'common'])
  const run = useCommand()
  const [name, setName] = useState(before?.name ?? '')
  const [lines, setLines] = useState(before?.items.join('\n') ?? '')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const items = itemsIn(lines)
  const nameFault = name.trim() === '' ? t('own.noName') : undefined
  const linesFault = faultOf(items)
  const save = async () => {
    setTried(true)
    if (nameFault || linesFault) return
    setBusy(true)
    const lensId = id === undefined ? {} : { lensId: asId<never>(id) }
    const outcome = await run({ type: 'make-lens', ...lensId, name, items })
    setBusy(false)
    if (!outcome.ok) return
    announce(t('own.saved'))
    onMade(String(outcome.value.lensId ?? id))
    onClose()
  }
  const remove = async () => {
    if (id === undefined) return
    const outcome = await run({ type: 'remove-lens', lensId: asId<never>(id) })
    if (!outcome.ok) return
    announce(t('own.removed'))
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(id === undefined ? 'own.title' : 'own.change')}
      actions={
        <>
          {id !== undefined && (
            <Button variant="plain" icon="trash" onClick={() => void remove()}>
              {t('own.remove')}
            </Button>
          )}
          <Button variant="main" busy={busy} onClick={() => void save()}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <TextInput
        label={t('own.name')}
        value={name}
        maxLength={LIMITS.lensName}
        autoComplete="off"
        onChange={setName}
        {...(tried && nameFault ? { error: nameFault } : {})}
      />
      <TextArea
        label={t('own.items')}
        hint={t('own.itemsHint', { count: LIMITS.lensItems })}
        value={lines}
        maxLength={LIMITS.lensItems * (LIMITS.lensItem + 1)}
        onChange={setLines}
        {...(tried && linesFault ? { error: t(linesFault.key, linesFault.values) } : {})}
      />
    </Dialog>
  )
}

/** One a line; what is said twice is there once. */
const itemsIn = (lines: string): string[] => [
  ...new Set(
    lines
      .split('\n')
      .map((line) => tidyLine(withoutFaults(line)))
      .filter((line) => line !== ''),
  ),
]

function faultOf(items: readonly string[]) {
  const long = items.find((item) => item.length > LIMITS.lensItem)
  if (items.length === 0) return { key: 'own.noItems', values: {} } as const
  if (items.length > LIMITS.lensItems) return { key: 'own.tooMany', values: { count: LIMITS.lensItems } } as const
  if (long !== undefined)
    return { key: 'own.tooLong', values: { words: long.slice(0, 40), count: LIMITS.lensItem } } as const
  return null
}
