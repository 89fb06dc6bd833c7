import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { board } from './board-state.ts'
import { useCanWrite } from './use-cloth.ts'

export function EmptyCloth() {
  const { t } = useTranslation('table')
  const canWrite = useCanWrite()
  return (
    <div className="empty-cloth">
      <h2>{t('empty.title')}</h2>
      {canWrite && (
        <>
          <p className="soft">{t('empty.words')}</p>
          <Button icon="pen" onClick={() => board.write()}>
            {t('tools.write')}
          </Button>
        </>
      )}
    </div>
  )
}
