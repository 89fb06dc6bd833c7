import { SCOPES } from '@tablecloth/shared/protocol/scopes.ts'
import { useTranslation } from 'react-i18next'
import { useMe, useNow } from '../../state/hooks.ts'
import { usePutAway } from '../../state/use-put-away.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useScopeWords } from './ScopeChoices.tsx'

/** How long it can be read who changed what one takes care of, in ms. */
const STAYS = 10 * 60_000

/** For a co-host with less than all: what they take care of, what is lent to them, and that somebody has changed it. */
export function OwnScopes() {
  const { t } = useTranslation(['hosting', 'common'])
  const words = useScopeWords()
  const me = useMe()
  const now = useNow(5_000)
  const { isAway, putAway } = usePutAway()
  if (!me?.desk || me.role !== 'host') return null
  const { given, lent } = me.desk.held
  const newest = me.told.find(({ what }) => what === 'set-scopes')
  const changed = newest && now - newest.at < STAYS && !isAway(`told ${newest.id}`) ? newest : null
  const own = given.length ? t('scopes.own', { what: words(given) }) : t('scopes.ownNone')
  return (
    <>
      {changed && (
        <Notice
          key={changed.id}
          icon="key"
          title={t('scopes.changed', { name: changed.by })}
          actions={
            <Button small variant="plain" onClick={() => putAway(`told ${changed.id}`)}>
              {t('common:close')}
            </Button>
          }
        >
          {given.length === SCOPES.length ? t('scopes.ownAll') : own}
        </Notice>
      )}
      {(!changed || lent.length > 0) && given.length < SCOPES.length && (
        <p className="ui soft">
          {own} {lent.length > 0 ? t('scopes.lent', { what: words(lent) }) : t('scopes.more')}
        </p>
      )}
    </>
  )
}
