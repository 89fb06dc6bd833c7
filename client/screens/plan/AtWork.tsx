import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Stitch } from '../../ui/Stitch.tsx'

/** After this long, in ms, whoever waits should know that it is not forgotten. */
const LONG = 5000

/** A plan is being looked for. How far it has come nobody can know, so nothing is said of that. */
export function AtWork({ onStop }: { onStop: () => void }) {
  const { t } = useTranslation('plan')
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="at-work row wrap grow">
      <div className="grow stack">
        <p className="ui" role="status">
          {t(long ? 'atWork.long' : 'atWork.now')}
        </p>
        <Stitch />
      </div>
      <Button icon="close" onClick={onStop} autoFocus>
        {t('atWork.stop')}
      </Button>
    </div>
  )
}
