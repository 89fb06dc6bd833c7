import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../../connection/api.ts'
import { useOpenCafe } from '../../state/CafeProvider.tsx'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import type { IconName } from '../../ui/icons.ts'
import { Notice } from '../../ui/Notice.tsx'
import { downloadBriefing, type ExportFormat } from './download.ts'

const FORMATS: readonly { format: ExportFormat; icon: IconName }[] = [
  { format: 'docx', icon: 'pen' },
  { format: 'html', icon: 'print' },
  { format: 'md', icon: 'note' },
  { format: 'json', icon: 'download' },
  { format: 'csv', icon: 'list' },
]

/** The briefing as files, for hosts to take along. */
export function ExportCard({ cafeId }: { cafeId: string }) {
  const { t, i18n } = useTranslation(['desk', 'errors'])
  const { participantId } = useOpenCafe()
  const [busy, setBusy] = useState<ExportFormat | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const save = async (format: ExportFormat) => {
    if (busy) return
    setBusy(format)
    const lang = i18n.resolvedLanguage ?? 'en'
    const answer = await downloadBriefing(cafeId, format, { as: participantId, lang })
    setBusy(null)
    setTrouble(answer.ok ? null : answer.error)
    if (answer.ok) announce(t('export.saved'))
  }
  return (
    <section className="sheet stack" aria-labelledby="export">
      <h2 id="export">{t('export.title')}</h2>
      <p className="ui">{t('export.words')}</p>
      <ul className="exports">
        {FORMATS.map(({ format, icon }) => (
          <li key={format}>
            <Button wide icon={icon} busy={busy === format} onClick={() => void save(format)}>
              {t(`export.${format}`)}
            </Button>
            <p className="meta">{t(`export.${format}Hint`)}</p>
          </li>
        ))}
      </ul>
      {trouble && (
        <Notice kind="heed" urgent>
          {t(`errors:${trouble.code}`)}
        </Notice>
      )}
      <p className="meta">{t('export.consent')}</p>
    </section>
  )
}
