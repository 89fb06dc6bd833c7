import type { TalkPromise } from '@tablecloth/shared/voices/promise.ts'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'

/** A promise as four short sentences. */
export function PromiseLines({ promise }: { promise: TalkPromise }) {
  const { t } = useTranslation('voices')
  const lines: [IconName, string][] = [
    ['eye', `shows.${promise.shows}Line`],
    ['speak', `invite.${promise.invite}Line`],
    ['hand', `queue.${promise.queue ? 'on' : 'off'}Line`],
    ['people', `crossTalk.${promise.crossTalk ? 'on' : 'off'}Line`],
  ]
  return (
    <ul className="promise-lines">
      {lines.map(([icon, line]) => (
        <li key={icon}>
          <Icon name={icon} size="s" />
          <span>{t(`promise.${line}`)}</span>
        </li>
      ))}
    </ul>
  )
}
