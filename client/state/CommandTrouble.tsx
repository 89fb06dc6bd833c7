import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useTrouble } from './use-command.ts'

/** What came of the last command that came to nothing. Readers have heard it already. */
export function CommandTrouble() {
  const { t } = useTranslation(['errors', 'common'])
  const { trouble, clear } = useTrouble()
  if (!trouble) return null
  return (
    <Notice
      kind="heed"
      still
      actions={
        <Button small onClick={clear}>
          {t('common:close')}
        </Button>
      }
    >
      {t(trouble.code, { ...(trouble.scope && { context: trouble.scope }) })}
    </Notice>
  )
}
