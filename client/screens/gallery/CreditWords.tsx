import type { GalleryNote } from '@tablecloth/shared/harvest/projection.ts'
import { useTranslation } from 'react-i18next'

/** Whom words are credited to, as their author chose. */
export function CreditWords({ credit }: { credit: GalleryNote['credit'] }) {
  const { t } = useTranslation('gallery')
  return credit.kind === 'nobody' ? t('unsigned') : <bdi className="by">{credit.label}</bdi>
}
