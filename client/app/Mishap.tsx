import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

/** A screen that cannot be drawn says so and offers the way back; what was saved is on the server. */
export class Mishap extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <MishapNotice /> : this.props.children
  }
}

function MishapNotice() {
  const { t } = useTranslation('common')
  return (
    <main id="main" tabIndex={-1} className="shell">
      <h1>{t('mishap.title')}</h1>
      <Notice
        kind="stop"
        icon="warning"
        urgent
        actions={<Button onClick={() => window.location.reload()}>{t('mishap.again')}</Button>}
      >
        {t('mishap.words')}
      </Notice>
    </main>
  )
}
