import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { listMyCafes, type MyCafe } from '../../device/my-cafes.ts'
import { forgetCafe, wipeDevice } from '../../device/wipe.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ForgetDialog, type Forgetting } from './ForgetDialog.tsx'
import { KeptCafe } from './KeptCafe.tsx'

/** The cafés whose links this browser keeps; nothing is shown where there are none. */
export function MyCafes() {
  const { t } = useTranslation('home')
  const [cafes, setCafes] = useState(listMyCafes)
  const [asking, setAsking] = useState<Forgetting | null>(null)
  const [cookieStays, setCookieStays] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)

  const forget = async (what: Forgetting) => {
    const whole = what === 'everything' ? await wipeDevice() : await forgetCafe(what)
    const left = listMyCafes()
    flushSync(() => {
      setAsking(null)
      setCafes(left)
      setCookieStays(!whole)
    })
    // The button that had the focus may be gone with its row.
    const next = left.length > 0 ? heading.current : document.getElementById('main')
    next?.focus()
    const done = what === 'everything' ? t('mine.wiped') : t('mine.forgotten')
    announce(whole ? done : t('mine.cookieStays'))
  }

  return (
    <>
      {cookieStays && (
        <div className="mine">
          <Notice kind="heed" still>
            {t('mine.cookieStays')}
          </Notice>
        </div>
      )}
      {cafes.length > 0 && (
        <section className="mine" aria-labelledby="mine">
          <h2 id="mine" ref={heading} tabIndex={-1}>
            {t('mine.title')}
          </h2>
          <p className="hint">{t('mine.hint')}</p>
          <ul>
            {cafes.map((cafe: MyCafe) => (
              <KeptCafe key={`${cafe.cafeId} ${cafe.role}`} cafe={cafe} onForget={() => setAsking(cafe)} />
            ))}
          </ul>
          <Button variant="plain" small icon="trash" onClick={() => setAsking('everything')}>
            {t('mine.wipe')}
          </Button>
        </section>
      )}
      <ForgetDialog what={asking} onStay={() => setAsking(null)} onForget={forget} />
    </>
  )
}
