import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { SeatingWishes } from '../../profile/SeatingWishes.tsx'
import { useCafe, useMe, usePhase, useRoot } from '../../state/hooks.ts'
import { Icon } from '../../ui/Icon.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Page } from '../../ui/Page.tsx'
import { TalkPromises } from '../../voices/TalkPromises.tsx'
import { KeptButton } from '../kept/KeptButton.tsx'
import { Agreement } from './Agreement.tsx'
import { HouseWords } from './HouseWords.tsx'
import { LeaveAndWipe } from './LeaveAndWipe.tsx'
import { OwnWords } from './OwnWords.tsx'
import { Plan } from './Plan.tsx'
import { useBeginning } from './use-beginning.ts'
import './lobby.css'

/** Where people wait: at the door until a host lets them in, then for a table. */
export default function LobbyScreen() {
  const { t } = useTranslation('lobby')
  const { date } = useFormat()
  const me = useMe()
  const info = useRoot('info')
  const welcome = useCafe((state) => state.welcome)
  const begins = useBeginning(info?.startsAt ?? welcome?.startsAt ?? null)
  const phase = usePhase()
  const admitted = me?.admitted ?? false
  const keepUntil = info?.keepUntil ?? welcome?.keepUntil
  const words = !admitted ? 'words.door' : phase === 'round' ? 'words.late' : 'words.in'
  return (
    <Page title={t('title')} neutral leave end={<KeptButton />}>
      <div className="shell lobby">
        <section className="wait">
          <p className="soft title" dir="auto">
            {info?.title ?? welcome?.title}
          </p>
          <WhoIsHere />
          <h1>{admitted ? begins : t('heading.door')}</h1>
          <p className="lead soft">{t(words)}</p>
          <HouseWords />
        </section>
        <section className="beside">
          <Agreement />
          <CheckIn />
        </section>
        <section className="then">
          <Plan />
          <OwnWords />
          <TalkPromises />
          <SeatingWishes />
          <div className="end">
            {keepUntil !== undefined && <p className="meta">{t('kept', { date: date(keepUntil) })}</p>}
            <LanguageSwitch />
            <LeaveAndWipe />
          </div>
        </section>
      </div>
    </Page>
  )
}

function WhoIsHere() {
  const { t } = useTranslation('lobby')
  const me = useMe()
  const people = useRoot('people')
  if (!me) return null
  const others = Object.entries(people ?? {}).filter(([id, person]) => id !== me.participantId && !person.gone).length
  return (
    <p className="row soft ui">
      <Icon name="cup" />
      <span>
        {t(me.admitted ? 'here.in' : 'here.waiting', { name: me.name })}{' '}
        {people && <span role="status">{t('here.others', { count: others })}</span>}
      </span>
    </p>
  )
}

function CheckIn() {
  const { t } = useTranslation('lobby')
  const checkIn = useRoot('info')?.checkIn
  if (!checkIn) return null
  return (
    <section className="sheet check-in" aria-labelledby="check-in">
      <h2 id="check-in" className="label">
        {t('checkIn.title')}
      </h2>
      <p className="display" dir="auto">
        {checkIn.question}
      </p>
      <p className="hint">{t('checkIn.words')}</p>
    </section>
  )
}
