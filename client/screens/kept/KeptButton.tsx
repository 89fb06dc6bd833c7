import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useCafe, useRoot } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import './kept.css'

const KeptSheet = lazy(() => import('./KeptSheet.tsx'))

/** When this café is erased, always in sight; behind it what is kept, where one is signed in, and what the tab says. */
export function KeptButton({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation('common')
  const { date, shortDate } = useFormat()
  const [open, setOpen] = useState(false)
  const until = useUntil()
  const words =
    until === undefined
      ? t('erasure.open')
      : wide
        ? t('erasure.until', { date: date(until) })
        : t('erasure.untilShort', { date: shortDate(until) })
  return (
    <>
      <Button
        small={!wide}
        wide={wide}
        {...(wide ? {} : { variant: 'plain' as const })}
        icon="hourglass"
        className="kept-button"
        title={t('privacy')}
        onClick={() => setOpen(true)}
      >
        <span>{words}</span>
      </Button>
      {open && (
        <Suspense>
          <KeptSheet until={until} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Who waits at the door has no document yet. */
function useUntil(): number | undefined {
  const info = useRoot('info')
  const welcome = useCafe((state) => state.welcome)
  return info?.keepUntil ?? welcome?.keepUntil
}
