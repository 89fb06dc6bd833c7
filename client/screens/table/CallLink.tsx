import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { useHere } from './use-here.ts'

/** Where the table talks, if it talks elsewhere. */
export function CallLink({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation('table')
  const { table } = useHere()
  const url = table?.callUrl
  // Whoever made the café wrote this address: anything but the web is not followed.
  if (!url || !/^https?:\/\//i.test(url)) return null
  return (
    <ButtonLink
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      icon="voice"
      {...(wide ? { wide: true } : { small: true, variant: 'plain' as const })}
      title={t('call.newTab')}
    >
      {t('call.open')}
    </ButtonLink>
  )
}
