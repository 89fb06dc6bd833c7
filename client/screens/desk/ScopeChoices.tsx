import { SCOPES, type Scope } from '@tablecloth/shared/protocol/scopes.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { Choice } from '../../ui/Choice.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'

interface ScopeChoicesProps {
  scopes: readonly Scope[]
  /** Where something above says it already. */
  hideLegend?: boolean
  onChange: (scopes: Scope[]) => void
}

/** What a co-host takes care of, each with what it means. */
export function ScopeChoices({ scopes, hideLegend = false, onChange }: ScopeChoicesProps) {
  const { t } = useTranslation('hosting')
  const turn = (scope: Scope, given: boolean) =>
    onChange(SCOPES.filter((one) => (one === scope ? given : scopes.includes(one))))
  return (
    <ChoiceGroup legend={t('scopes.legend')} hideLegend={hideLegend} hint={t('scopes.hint')}>
      {SCOPES.map((scope) => (
        <Choice
          key={scope}
          label={t(`scopes.${scope}.name`)}
          hint={t(`scopes.${scope}.means`)}
          checked={scopes.includes(scope)}
          onChange={(given) => turn(scope, given)}
        />
      ))}
    </ChoiceGroup>
  )
}

/** Scopes in a few words, for the middle of a sentence. */
export function useScopeWords(): (scopes: readonly Scope[]) => string {
  const { t } = useTranslation('hosting')
  const { list } = useFormat()
  return (scopes) => {
    if (scopes.length === SCOPES.length) return t('scopes.all')
    return list(scopes.map((scope) => t(`scopes.${scope}.short`)))
  }
}
