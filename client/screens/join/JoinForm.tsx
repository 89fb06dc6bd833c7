import type { CafeJoined, Invitation } from '@tablecloth/shared/protocol/cafes.ts'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { request, type Trouble } from '../../connection/api.ts'
import { addMyCafe } from '../../device/my-cafes.ts'
import { useFormat } from '../../i18n/format.ts'
import { ProfileFields } from '../../profile/ProfileFields.tsx'
import { emptyProfile, type ProfileFault, profileBody, profileFault } from '../../profile/profile.ts'
import { useFaultFocus } from '../../profile/use-fault-focus.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { GoodToKnow } from './GoodToKnow.tsx'

const RehearsalWord = lazy(() => import('../rehearsal/RehearsalWord.tsx'))

interface JoinFormProps {
  invitation: Invitation
  joinCode: string
}

export function JoinForm({ invitation, joinCode }: JoinFormProps) {
  const { t } = useTranslation(['join', 'errors'])
  const navigate = useNavigate()
  const [profile, setProfile] = useState(() => emptyProfile(invitation.creditDefault))
  const [fault, setFault] = useState<ProfileFault | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useFaultFocus(fault)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = profileFault(profile)
    setFault(wrong)
    setTrouble(null)
    if (wrong || busy) return
    setBusy(true)
    const body = { joinCode, ...profileBody(profile) }
    const answer = await request<CafeJoined>('POST', '/api/cafes/join', { body })
    setBusy(false)
    if (!answer.ok) {
      setTrouble(answer.error)
      return
    }
    const { cafeId, participantId } = answer.value
    const { title, startsAt, keepUntil } = invitation
    addMyCafe({
      cafeId,
      participantId,
      title,
      role: 'participant',
      keepUntil,
      ...(startsAt === null ? {} : { startsAt }),
    })
    void navigate(`/cafe/${cafeId}`, { replace: true })
  }

  return (
    <div className="shell join">
      {invitation.rehearsal && (
        <Suspense>
          <RehearsalWord />
        </Suspense>
      )}
      <form ref={form} className="sheet" onSubmit={(event) => void submit(event)} noValidate>
        <InvitationHead invitation={invitation} />
        <ProfileFields
          value={profile}
          onChange={setProfile}
          languages={invitation.languages}
          perspectives={invitation.perspectives}
          errors={fault ? { [fault.field]: t(fault.key, { most: fault.most }) } : {}}
        />
        <p className="consent ui">
          <Icon name="note" />
          <span>{t(`consent.${invitation.consentDefault}`)}</span>
        </p>
        <div className="foot">
          {trouble && (
            <Notice kind="heed" urgent title={t('notJoined')}>
              {t(`errors:${trouble.code}`)}
            </Notice>
          )}
          <p className="meta grow">
            {t(`admission.${invitation.admission}`)} {t('later')}
          </p>
          <Button variant="main" type="submit" busy={busy}>
            {t('submit')}
            <Icon name="arrow" size="s" />
          </Button>
        </div>
      </form>
      <GoodToKnow />
    </div>
  )
}

function InvitationHead({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('join')
  const format = useFormat()
  const { title, purpose, startsAt, keepUntil } = invitation
  const tables = t('tables', { count: invitation.tables })
  const rounds = t('rounds', { count: invitation.rounds })
  return (
    <div className="head">
      <div className="row between wrap">
        <p className="soft ui">{t('invitedTo')}</p>
        <LanguageSwitch />
      </div>
      <h1 dir="auto">{title}</h1>
      <p className="soft ui">
        {startsAt !== null && <span className="when">{format.dateTime(startsAt)}</span>}
        <span>{t('shape', { tables, rounds })}</span>
      </p>
      {purpose && (
        <p className="purpose" dir="auto">
          {purpose}
        </p>
      )}
      <p className="meta">{t('deletedOn', { date: format.date(keepUntil) })}</p>
    </div>
  )
}
