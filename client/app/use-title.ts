import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** Names the tab. Neutral: only the product's name, for screens that others may see over a shoulder. */
export function useTitle(title: string, { neutral = false }: { neutral?: boolean } = {}): void {
  const { t } = useTranslation('common')
  const product = t('title')
  useEffect(() => {
    document.title = neutral || title === product ? product : `${title} · ${product}`
  }, [title, product, neutral])
}
