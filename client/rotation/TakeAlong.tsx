import type { Rotation } from '@tablecloth/shared/seating/rotation.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../device/save-file.ts'
import { languages } from '../i18n/languages.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'

type Form = 'csv' | 'cards' | 'signs'

const KINDS: Record<Form, string> = {
  csv: 'text/csv;charset=utf-8',
  cards: 'text/html;charset=utf-8',
  signs: 'text/html;charset=utf-8',
}

interface TakeAlongProps {
  rotation: Rotation
  /** Of the café; may be empty. */
  title: string
}

/** The plan as files: a list for a spreadsheet, and cards and signs for the tables, in any of our languages. */
export function TakeAlong({ rotation, title }: TakeAlongProps) {
  const { t, i18n } = useTranslation(['paper', 'common'])
  const [open, setOpen] = useState(false)
  const [language, setLanguage] = useState<string>(i18n.resolvedLanguage ?? 'en')
  const save = async (form: Form) => {
    const { rotationCsv, placeCards, tableSigns } = await import('@tablecloth/shared/seating/paper.ts')
    const { PAPER_WORDS } = await import('@tablecloth/shared/seating/paper-words.ts')
    const words = PAPER_WORDS[language]
    if (!words) throw new Error(`there are no words for ${language}`)
    const content = {
      csv: () => rotationCsv(rotation, words),
      cards: () => placeCards(rotation, { title, words }),
      signs: () => tableSigns(rotation, { title, words }),
    }[form]()
    saveFile(`${form}-${language}.${form === 'csv' ? 'csv' : 'html'}`, new Blob([content], { type: KINDS[form] }))
    announce(t('saved'))
  }
  return (
    <>
      <Button icon="print" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('open')}
        actions={<Button onClick={() => setOpen(false)}>{t('common:close')}</Button>}
      >
        <Segmented
          legend={t('language')}
          hideLegend={false}
          value={language}
          onChange={setLanguage}
          options={languages.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <p className="soft">{t('about')}</p>
        <div className="stack">
          {(['cards', 'signs', 'csv'] as const).map((form) => (
            <div key={form} className="stack">
              <div>
                <Button icon="download" onClick={() => void save(form)}>
                  {t(`${form}.save`)}
                </Button>
              </div>
              <p className="hint">{t(`${form}.about`)}</p>
            </div>
          ))}
        </div>
      </Dialog>
    </>
  )
}
