import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { board } from '../../board/board-state.ts'
import { useCanWrite } from '../../board/use-cloth.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { MoreSheet } from './MoreSheet.tsx'
import { useMyFloor } from './use-floor.ts'
import { choosePanel, type Panel, useTableView } from './view.ts'

/** Five places, the same on every phone, Speak in the middle. */
export function PhoneBar() {
  const { t } = useTranslation('table')
  const canWrite = useCanWrite()
  const [more, setMore] = useState(false)
  const write = () => {
    choosePanel('notes')
    board.write()
  }
  return (
    <>
      <nav className="phone-bar" aria-label={t('bar.label')}>
        <PanelButton panel="notes" icon="list" />
        <PanelButton panel="voices" icon="people" />
        <SpeakButton />
        <button type="button" disabled={!canWrite} onClick={write}>
          <Icon name="plus" />
          {t('bar.write')}
        </button>
        <button type="button" aria-haspopup="dialog" onClick={() => setMore(true)}>
          <Icon name="more" />
          {t('bar.more')}
        </button>
      </nav>
      <MoreSheet open={more} onClose={() => setMore(false)} />
    </>
  )
}

function PanelButton({ panel, icon }: { panel: Panel; icon: IconName }) {
  const { t } = useTranslation('table')
  const here = useTableView((state) => state.panel === panel)
  return (
    <button type="button" onClick={() => choosePanel(panel)} {...(here ? { 'aria-current': 'page' } : {})}>
      <Icon name={icon} />
      {t(`bar.${panel}`)}
    </button>
  )
}

function SpeakButton() {
  const { t } = useTranslation('table')
  const { open, speaking, speak, finish } = useMyFloor()
  if (!open) {
    return (
      <span className="off">
        <Icon name="speak" />
        {t('bar.aloud')}
      </span>
    )
  }
  return (
    <button type="button" className="say" aria-pressed={speaking} onClick={speaking ? finish : speak}>
      <Icon name={speaking ? 'check' : 'speak'} />
      {t(speaking ? 'bar.finish' : 'bar.speak')}
    </button>
  )
}
