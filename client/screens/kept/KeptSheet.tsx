import { useTranslation } from 'react-i18next'
import { choosePlain, usePlain } from '../../device/plain.ts'
import { useFormat } from '../../i18n/format.ts'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useMe } from '../../state/hooks.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { MySignIns } from './SignIns.tsx'

interface KeptSheetProps {
  until: number | undefined
  onClose: () => void
}

export default function KeptSheet({ until, onClose }: KeptSheetProps) {
  const { t } = useTranslation('kept')
  const { date } = useFormat()
  // A table's device is nobody's, and has one place alone.
  const shared = useMe()?.role === 'device'
  return (
    <Sheet open onClose={onClose} title={t('kept.title')}>
      <CommandTrouble />
      <section className="stack">
        {until !== undefined && <p>{t('kept.erased', { date: date(until) })}</p>}
        {!shared && <p className="hint">{t('kept.leave')}</p>}
        <ButtonLink to="/privacy" icon="eye">
          {t('kept.more')}
        </ButtonLink>
      </section>
      {!shared && <MySignIns />}
      <section className="stack" aria-labelledby="kept-here">
        <h3 id="kept-here">{t('kept.here')}</h3>
        <PlainChoice />
      </section>
    </Sheet>
  )
}

/** Whether the tab says nothing, on this device; a café that asks for it is answered anyway. */
function PlainChoice() {
  const { t } = useTranslation(['kept', 'common'])
  const { device, cafe } = usePlain()
  return (
    <Choice
      label={t('kept.plain')}
      hint={t(cafe ? 'kept.plainByCafe' : 'kept.plainHint')}
      checked={device || cafe}
      disabled={cafe}
      onChange={(plain) => choosePlain(plain ? t('common:plainTitle') : null)}
    />
  )
}
