import { useTranslation } from 'react-i18next'
import { useMe, usePhase, useTable } from '../../state/hooks.ts'
import { Page } from '../../ui/Page.tsx'
import { PrivacyLink } from '../../ui/PrivacyLink.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { Tally } from '../../ui/Tally.tsx'
import './device.css'

/** Before the first round and after the last there is a name on the table and nothing to tap. */
export function DeviceRest() {
  const { t } = useTranslation('device')
  const table = useTable(useMe()?.tableId ?? null)
  const phase = usePhase()
  if (!table) return null
  return (
    <Page title={t('title')} neutral>
      <div className="shell">
        <section className="sheet device-rest">
          <Selvedge count={table.order + 1} />
          <h1>
            <bdi>{table.name}</bdi>
          </h1>
          <Tally count={table.order + 1} size="xl" />
          <p className="lead">{t(phase === 'lobby' ? 'before' : 'after')}</p>
          <PrivacyLink />
        </section>
      </div>
    </Page>
  )
}
