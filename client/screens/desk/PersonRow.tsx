import type { Person } from '@tablecloth/shared/cafe/state.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { ownLanguageName } from '../../profile/language-names.ts'
import { useRoot } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Face } from '../../ui/Face.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { LaidTable } from '../gallery/tables.ts'

interface PersonRowProps {
  person: Person
  /** Where they sit now. */
  table: LaidTable | undefined
  /** Which table they host. */
  hosts: LaidTable | undefined
  /** Opens what can be done for them; `undefined` where that is nothing. */
  onOpen: (() => void) | undefined
}

/** What everyone in the café may know of a person, and the way to what a host can do. */
export function PersonRow({ person, table, hosts, onOpen }: PersonRowProps) {
  const { t } = useTranslation(['desk', 'away'])
  const { list } = useFormat()
  const perspectives = useRoot('perspectives')
  const shown = person.shown.flatMap((id) => perspectives?.[id]?.name ?? [])
  return (
    <div className="person">
      <Face name={person.name} />
      <span className="grow">
        <bdi>{person.name}</bdi>
        <span className="meta line">
          {table && (
            <span>
              <bdi>{table.name}</bdi>
            </span>
          )}
          {person.languages.length > 0 && <span>{list(person.languages.map(ownLanguageName))}</span>}
          {shown.length > 0 && (
            <span>
              <bdi>{list(shown)}</bdi>
            </span>
          )}
          {person.withoutDevice && <span>{t('people.noDevice')}</span>}
          {person.away && <span>{t('away:mark')}</span>}
        </span>
        {hosts && (
          <span className="tag">
            <Icon name="pin" size="s" />
            {t('people.hosts', { name: hosts.name })}
          </span>
        )}
      </span>
      {onOpen && (
        <Button
          variant="icon"
          className="plain"
          icon="more"
          aria-haspopup="dialog"
          aria-label={t('people.more', { name: person.name })}
          onClick={onOpen}
        />
      )}
    </div>
  )
}
