import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listMyCafes, type MyCafe, removeMyCafe } from '../../device/my-cafes.ts'
import { wipeDevice } from '../../device/wipe.ts'
import { useFormat } from '../../i18n/format.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** The cafés whose links this browser keeps; nothing is shown where there are none. */
export function MyCafes() {
  const { t } = useTranslation('home')
  const [cafes, setCafes] = useState(listMyCafes)
  const [asking, setAsking] = useState(false)
  if (cafes.length === 0) return null

  const forget = (cafe: MyCafe) => {
    removeMyCafe(cafe.cafeId, cafe.role)
    setCafes(listMyCafes())
    announce(t('mine.forgotten'))
  }
  const wipe = async () => {
    await wipeDevice()
    setAsking(false)
    setCafes(listMyCafes())
    announce(t('mine.wiped'))
  }

  return (
    <section className="mine" aria-labelledby="mine">
      <h2 id="mine">{t('mine.title')}</h2>
      <p className="hint">{t('mine.hint')}</p>
      <ul>
        {cafes.map((cafe) => (
          <KeptCafe key={`${cafe.cafeId} ${cafe.role}`} cafe={cafe} onForget={() => forget(cafe)} />
        ))}
      </ul>
      <Button variant="plain" small icon="trash" onClick={() => setAsking(true)}>
        {t('mine.wipe')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        alert
        title={t('mine.wipeTitle')}
        actions={
          <>
            <Button variant="main" onClick={() => void wipe()}>
              {t('mine.wipeYes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('common:cancel')}</Button>
          </>
        }
      >
        <p>{t('mine.wipeWords')}</p>
      </Dialog>
    </section>
  )
}

function KeptCafe({ cafe, onForget }: { cafe: MyCafe; onForget: () => void }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const hosts = cafe.role !== 'participant'
  const facts = [
    t(`mine.role.${cafe.role}`),
    cafe.startsAt === undefined ? '' : format.dateTime(cafe.startsAt),
    cafe.keepUntil === undefined ? '' : t('mine.until', { date: format.date(cafe.keepUntil) }),
  ].filter(Boolean)
  return (
    <li className="kept">
      <div>
        <h3>
          <bdi>{cafe.title}</bdi>
        </h3>
        <ul className="facts meta">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
      <ButtonLink to={hosts ? `/cafe/${cafe.cafeId}/desk` : `/cafe/${cafe.cafeId}`} small>
        {t(hosts ? 'mine.desk' : 'mine.enter')}
      </ButtonLink>
      <Button
        variant="icon"
        className="plain"
        icon="close"
        aria-label={t('mine.forgetNamed', { title: cafe.title })}
        title={t('mine.forget')}
        onClick={onForget}
      />
    </li>
  )
}
