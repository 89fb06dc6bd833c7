import { useTranslation } from 'react-i18next'
import { classes } from './classes.ts'
import { Stitch } from './Stitch.tsx'
import './Loading.css'

interface LoadingProps {
  label?: string
  /** Stands alone in the middle of a page. */
  page?: boolean
}

/** Shows itself only after a moment, so that what is quick does not flicker. */
export function Loading({ label, page = false }: LoadingProps) {
  const { t } = useTranslation('common', { useSuspense: false })
  return (
    <div className={classes('loading', page && 'alone')} role="status">
      <p className="soft">{label ?? t('loading', '')}</p>
      <Stitch />
    </div>
  )
}
