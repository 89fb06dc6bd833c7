import { useTranslation } from 'react-i18next'
import { nameIn, useCafe } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { SignInList, useSignIns } from '../kept/SignIns.tsx'
import '../kept/kept.css'

/** For the organiser: where hosts are signed in, and an end to what nobody knows. */
export function HostSignIns() {
  const { t } = useTranslation('kept')
  const cafe = useCafe((state) => state.cafe)
  const { list, look, end } = useSignIns('host-sessions')
  return (
    <div className="stack">
      <h3 id="host-devices" tabIndex={-1}>
        {t('sessions.hosts')}
      </h3>
      <p className="hint">{t('sessions.hostsWords')}</p>
      {list ? (
        <SignInList list={list} onEnd={end} focusAfter="host-devices" named={(id) => <bdi>{nameIn(cafe, id)}</bdi>} />
      ) : (
        <Button small icon="eye" onClick={() => void look()}>
          {t('sessions.look')}
        </Button>
      )}
    </div>
  )
}
