import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { MOMENTS } from '@tablecloth/shared/protocol/practice.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../state/use-command.ts'
import { useMay } from '../../state/use-may.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Stepper } from '../../ui/Stepper.tsx'
import { useGive } from '../desk/use-give.ts'
import { AtItsEnd } from './AtItsEnd.tsx'
import { useSimulated } from './use-simulated.ts'
import { WhatToTry } from './WhatToTry.tsx'
import './rehearsal.css'

/** How many come at a press, where nobody chooses. */
const USUAL = 10

/** On the desk of a rehearsal: who comes, what happens, what to try, and the ways out. */
export default function RehearsalPanel() {
  const { t } = useTranslation('rehearsal')
  const count = useSimulated()
  const may = useMay()
  const [open, setOpen] = useState<'guests' | 'moment' | null>(null)
  return (
    <section className="sheet stack rehearsal-panel" aria-labelledby="rehearsal">
      <div className="row wrap between">
        <h2 id="rehearsal">{t('panel.title')}</h2>
        <p className="meta">{t('panel.guests', { count })}</p>
      </div>
      <div className="row wrap">
        {may('practise-guests') && count < LIMITS.simulated && (
          <Button small icon="people" aria-haspopup="dialog" onClick={() => setOpen('guests')}>
            {t('panel.bring')}
          </Button>
        )}
        {may('practise-moment') && count > 0 && (
          <Button small icon="bell" aria-haspopup="dialog" onClick={() => setOpen('moment')}>
            {t('panel.moment')}
          </Button>
        )}
        <AtItsEnd />
      </div>
      <WhatToTry />
      <BringGuests open={open === 'guests'} most={LIMITS.simulated - count} onClose={() => setOpen(null)} />
      <LetHappen open={open === 'moment'} onClose={() => setOpen(null)} />
    </section>
  )
}

interface DialogProps {
  open: boolean
  onClose: () => void
}

function BringGuests({ open, most, onClose }: DialogProps & { most: number }) {
  const { t } = useTranslation(['rehearsal', 'common'])
  const [count, setCount] = useState(USUAL)
  const { busy, give } = useGive({ onClose })
  const come = Math.min(count, Math.max(1, most))
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('panel.bringTitle')}
      actions={
        <>
          <Button
            data-first
            variant="main"
            busy={busy}
            onClick={() => void give({ type: 'practise-guests', count: come })}
          >
            {t('panel.bring')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </>
      }
    >
      <p>{t('panel.bringWords')}</p>
      <Stepper label={t('panel.howMany')} min={1} max={Math.max(1, most)} value={come} onChange={setCount} />
    </Dialog>
  )
}

function LetHappen({ open, onClose }: DialogProps) {
  const { t } = useTranslation('rehearsal')
  const run = useCommand()
  const ask = async (moment: (typeof MOMENTS)[number]) => {
    const answer = await run({ type: 'practise-moment', moment })
    onClose()
    if (answer.ok) announce(t('panel.happens'))
  }
  return (
    <Dialog open={open} onClose={onClose} title={t('panel.momentTitle')}>
      <p>{t('panel.momentWords')}</p>
      <div className="stack">
        {MOMENTS.map((moment) => (
          <Button key={moment} wide onClick={() => void ask(moment)}>
            {t(`moments.${moment}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}
