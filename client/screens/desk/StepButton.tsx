import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import type { IconName } from '../../ui/icons.ts'
import { CloseDialog } from './CloseDialog.tsx'
import { comingRound, type Step } from './next-step.ts'
import { useWhereabouts } from './use-whereabouts.ts'
import { WalkDialog } from './WalkDialog.tsx'

const ICONS: Record<Step, IconName> = {
  'start-round': 'play',
  'resume-round': 'play',
  'start-gallery': 'cloth',
  'start-harvest': 'tray',
  close: 'door',
}

interface StepButtonProps {
  step: Step
  main?: boolean
  wide?: boolean
  onDone?: () => void
}

/** Goes on to another part of the café. Closing asks first, since there is no way back from it; a walk, how long it is. */
export function StepButton({ step, main = false, wide = false, onDone }: StepButtonProps) {
  const { t } = useTranslation('desk')
  const run = useCommand()
  const where = useWhereabouts()
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const press = async () => {
    if (step === 'close' || step === 'start-gallery') {
      setAsking(true)
      return
    }
    setBusy(true)
    const answer = await run({ type: step })
    setBusy(false)
    if (answer.ok) onDone?.()
  }
  const n = (comingRound(where) ?? where.round) + 1
  return (
    <>
      <Button
        {...(main ? { variant: 'main' } : {})}
        wide={wide}
        icon={ICONS[step]}
        busy={busy}
        onClick={() => void press()}
      >
        {t(`step.${step}`, { n })}
      </Button>
      {step === 'close' && (
        <CloseDialog open={asking} onClose={() => setAsking(false)} {...(onDone ? { onDone } : {})} />
      )}
      {step === 'start-gallery' && (
        <WalkDialog open={asking} onClose={() => setAsking(false)} {...(onDone ? { onDone } : {})} />
      )}
    </>
  )
}
