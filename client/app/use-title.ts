import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlain, wearPlain } from '../device/plain.ts'

/**
 * Names the tab. Neutral: only the product's name, for screens that others may see over a shoulder. Where somebody chose
 * it on this device, or the café asks for it, not even that, and the icon says nothing either.
 */
export function useTitle(title: string, { neutral = false }: { neutral?: boolean } = {}): void {
  const { t } = useTranslation('common')
  const plain = usePlain(({ device, cafe }) => device || cafe)
  const product = plain ? t('plainTitle') : t('title')
  useEffect(() => {
    document.title = plain || neutral || title === product ? product : `${title} · ${product}`
    wearPlain(plain)
  }, [title, product, neutral, plain])
}
