import type { CafeRoots } from '@tablecloth/shared/cafe/state.ts'
import type { ParticipantId } from '@tablecloth/shared/ids.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { SCOPES, type Scope } from '@tablecloth/shared/protocol/scopes.ts'
import { withoutFaults } from '@tablecloth/shared/text.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInvitingOrigin } from '../../connection/use-inviting-origin.ts'
import { useMe, useRoot } from '../../state/hooks.ts'
import { useCommand } from '../../state/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Face } from '../../ui/Face.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { ChangeScopes } from './ChangeScopes.tsx'
import { useDesk } from './DeskProvider.tsx'
import { OfferCafe } from './HandOver.tsx'
import { HostSignIns } from './HostSignIns.tsx'
import { LeaveAsHost } from './LeaveAsHost.tsx'
import { Remove } from './PersonSheet.tsx'
import { RenewLink } from './RenewLink.tsx'
import { ScopeChoices, useScopeWords } from './ScopeChoices.tsx'

const NOBODY: CafeRoots['hosts'] = {}

/** Who hosts, and a link for somebody who is to host too. */
export function Hosts() {
  const { t } = useTranslation('desk')
  const hosts = useRoot('hosts') ?? NOBODY
  const me = useMe()
  const [leaving, setLeaving] = useState<ParticipantId | null>(null)
  return (
    <section className="sheet stack" aria-labelledby="hosts">
      <h2 id="hosts">{t('hosts.title')}</h2>
      <ul>
        {Object.entries(hosts).map(([id, { name }]) => (
          <li key={id} className="person with-ways">
            <Face name={name} you={id === me?.participantId} />
            <span className="grow">
              <bdi>{name}</bdi>
              <span className="meta line">
                {id === me?.participantId && <span>{t('hosts.you')}</span>}
                <Tasks id={id} />
              </span>
            </span>
            <span className="ways">
              {(me?.role === 'organiser' || id === me?.participantId) && <RenewLink id={id} name={name} />}
              {me?.role === 'organiser' && id !== me.participantId && <ChangeScopes id={id} name={name} />}
              {me?.role === 'organiser' && id !== me.participantId && <OfferCafe id={id} name={name} />}
              {me?.role === 'organiser' && id !== me.participantId && (
                <Button
                  small
                  variant="plain"
                  aria-label={t('hosts.removeName', { name })}
                  onClick={() => setLeaving(id as ParticipantId)}
                >
                  {t('hosts.remove')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {me?.role === 'organiser' && <InviteHost />}
      {me?.role === 'organiser' && <HostSignIns />}
      {me?.role === 'host' && <LeaveAsHost />}
      <Remove id={leaving} name={leaving ? (hosts[leaving]?.name ?? '') : ''} onClose={() => setLeaving(null)} />
    </section>
  )
}

/** What a host takes care of, in words. */
function Tasks({ id }: { id: string }) {
  const { t } = useTranslation('hosting')
  const words = useScopeWords()
  const scopes = useDesk((state) => state.scopes[id])
  const isOrganiser = useMe()?.desk?.organiser === id
  if (isOrganiser) return <span>{t('scopes.organiser')}</span>
  if (!scopes) return null
  return <span>{scopes.length ? t('scopes.takes', { what: words(scopes) }) : t('scopes.takesNone')}</span>
}

function InviteHost() {
  const { t } = useTranslation('desk')
  const run = useCommand()
  const origin = useInvitingOrigin()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Scope[]>(SCOPES)
  const [link, setLink] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const invite = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const clean = withoutFaults(name).trim()
    const answer = await run({ type: 'invite-host', ...(clean ? { name: clean } : {}), scopes: [...scopes] })
    setBusy(false)
    if (!answer.ok || typeof answer.value.link !== 'string') return
    setLink(new URL(answer.value.link, origin).href)
    setName('')
    setScopes(SCOPES)
  }
  return (
    <form className="stack" onSubmit={(event) => void invite(event)}>
      <TextInput
        label={t('hosts.name')}
        optional
        value={name}
        maxLength={LIMITS.name}
        autoComplete="off"
        onChange={setName}
      />
      <ScopeChoices scopes={scopes} onChange={setScopes} />
      <Button type="submit" icon="key" busy={busy}>
        {t('hosts.invite')}
      </Button>
      {link && <CopyField label={t('hosts.link')} value={link} hint={t('hosts.linkHint')} secret />}
    </form>
  )
}
