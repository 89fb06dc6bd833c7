import { useTranslation } from 'react-i18next'
import { TellHosts } from '../../board/TellHosts.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ThemeSwitch } from '../../ui/ThemeSwitch.tsx'
import { KnownButton } from '../../voices/KnownButton.tsx'
import { KeptButton } from '../kept/KeptButton.tsx'
import { MyNotes } from '../own-notes/MyNotes.tsx'
import { AgreementButton } from './Agreement.tsx'
import { CallHost } from './CallHost.tsx'
import { CallLink } from './CallLink.tsx'
import { ChimeButton } from './ChimeButton.tsx'
import { useView } from './Cloth.tsx'
import { HandOn } from './HandOn.tsx'
import { SavedState } from './TableHeader.tsx'
import { useHere } from './use-here.ts'
import { chooseView } from './view.ts'

/** On phones: everything that is not needed all the time. */
export function MoreSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('table')
  const { round, rounds, tableId } = useHere()
  const view = useView()
  return (
    <Sheet open={open} onClose={onClose} title={t('bar.more')}>
      <p className="row wrap between">
        <span className="soft ui">{t('roundOf', { round: round + 1, rounds })}</span>
        <SavedState />
      </p>
      <Segmented
        legend={t('tools.view')}
        wide
        value={view}
        onChange={(next) => {
          chooseView(next)
          onClose()
        }}
        options={[
          { value: 'list', label: t('tools.list'), icon: 'list' },
          { value: 'cloth', label: t('tools.cloth'), icon: 'cloth' },
        ]}
      />
      <MyNotes wide />
      <CallHost wide />
      <TellHosts tableId={tableId} wide />
      <CallLink wide />
      <AgreementButton wide />
      <HandOn wide />
      <KnownButton wide />
      <ChimeButton wide />
      <KeptButton wide />
      <div className="row wrap">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </Sheet>
  )
}
