import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { nameIn, useCafe } from '../../state/hooks.ts'

/** People's names in a row; the table host is named as such. */
export function Names({ ids, hostId }: { ids: readonly string[]; hostId?: string }) {
  const { t } = useTranslation('desk')
  const cafe = useCafe((state) => state.cafe)
  return ids.map((id, index) => (
    <Fragment key={id}>
      {index > 0 && t('comma')}
      <bdi>{nameIn(cafe, id) ?? t('someone')}</bdi>
      {id === hostId && <> ({t('tableHost')})</>}
    </Fragment>
  ))
}
