import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { SuggestionsDialog } from './SuggestionsDialog.tsx'

/** Asks which notes share words: a beginning for whoever does not know where to start. */
export function Suggestions() {
  const { t } = useTranslation('suggestions')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button wide icon="search" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {open && <SuggestionsDialog onClose={() => setOpen(false)} />}
    </>
  )
}
