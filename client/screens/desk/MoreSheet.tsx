import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ThemeSwitch } from '../../ui/ThemeSwitch.tsx'
import { KeptButton } from '../kept/KeptButton.tsx'
import { nextSteps } from './next-step.ts'
import { StepButton } from './StepButton.tsx'
import { useWhereabouts } from './use-whereabouts.ts'

/** Everything a host may also do, and what seldom has to be at hand. */
export function MoreSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['desk', 'common'])
  const where = useWhereabouts()
  const [ending, setEnding] = useState(false)
  const may = useMay()
  const others = nextSteps(where).others.filter((step) => may(step))
  const mayEnd = may('end-round')
  return (
    <>
      <Sheet open={open} onClose={onClose} title={t('more.title')}>
        {(others.length > 0 || mayEnd) && (
          <section className="stack" aria-labelledby="more-cafe">
            <h3 id="more-cafe">{t('more.cafe')}</h3>
            {mayEnd && (
              <Button wide icon="hourglass" onClick={() => setEnding(true)}>
                {t('round.endNow')}
              </Button>
            )}
            {others.map((step) => (
              <StepButton key={step} step={step} wide onDone={onClose} />
            ))}
          </section>
        )}
        <section className="stack" aria-labelledby="more-page">
          <h3 id="more-page">{t('more.page')}</h3>
          <LanguageSwitch />
          <ThemeSwitch />
          <KeptButton wide />
        </section>
      </Sheet>
      <EndNow
        open={ending}
        onClose={() => {
          setEnding(false)
          onClose()
        }}
      />
    </>
  )
}

function EndNow({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['desk', 'common'])
  const run = useCommand()
  const end = (softly: boolean) => {
    void run({ type: 'end-round', softly })
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      alert
      title={t('round.endNowTitle')}
      actions={
        <>
          <Button onClick={() => end(false)}>{t('round.endNow')}</Button>
          <Button data-first icon="cup" onClick={() => end(true)}>
            {t('round.endSoftly')}
          </Button>
          <Button variant="plain" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </>
      }
    >
      <p>{t('round.endNowWords')}</p>
    </Dialog>
  )
}
