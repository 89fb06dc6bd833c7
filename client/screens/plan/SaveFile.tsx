import { hasWishes, type SavedPlan, withoutWishes, writePlanFile } from '@tablecloth/shared/seating/plan-file.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../device/save-file.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'

/** The whole plan as a file of its own, with people's wishes or without. */
export function SaveFile({ plan }: { plan: SavedPlan }) {
  const { t } = useTranslation('plan')
  const [bare, setBare] = useState(false)
  const wishes = hasWishes(plan)
  const save = () => {
    const text = writePlanFile(wishes && bare ? withoutWishes(plan) : plan)
    saveFile(`${t('save.file')}-${plan.request.seed ?? 0}.json`, new Blob([text], { type: 'application/json' }))
  }
  return (
    <div className="stack">
      <h3>{t('save.title')}</h3>
      <p className="ui soft">{t(wishes ? 'save.wishes' : 'save.words')}</p>
      {wishes && <Choice label={t('save.bare')} hint={t('save.bareHint')} checked={bare} onChange={setBare} />}
      <div>
        <Button icon="download" onClick={save}>
          {t('save.button')}
        </Button>
      </div>
    </div>
  )
}
