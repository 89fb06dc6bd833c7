import type { TableId } from '@tablecloth/shared/ids.ts'
import type { OwnNote } from '@tablecloth/shared/protocol/notices.ts'
import { useTranslation } from 'react-i18next'
import { useMe, useRoot, useTable } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ChangeNote } from './ChangeNote.tsx'
import type { OwnNoteActions } from './use-my-notes.ts'

/** Of a note's words, so much names its button to those who hear it alone. */
const GLIMPSE = 40

interface OwnNoteCardProps {
  note: OwnNote
  actions: OwnNoteActions
  changing: boolean
  /** `null` where nothing can be changed any more. */
  onChange: ((changing: boolean) => void) | null
}

/** A note of one's own: where it lies, what it says, who signs it and how far it goes. */
export function OwnNoteCard({ note, actions, changing, onChange }: OwnNoteCardProps) {
  const { t } = useTranslation('notes')
  const table = useTable(note.tableId as TableId)
  return (
    <article className="own-note">
      <p className="meta">
        <bdi>{table?.name}</bdi> · {t('round', { n: note.round + 1 })}
      </p>
      {changing ? (
        <ChangeNote note={note} actions={actions} onDone={() => onChange?.(false)} />
      ) : (
        <>
          <p className="words" dir="auto" {...(note.lang ? { lang: note.lang } : {})}>
            {note.text}
          </p>
          <Facts note={note} />
          {onChange && (
            <Button
              small
              icon="pen"
              aria-label={t('changeThis', { words: note.text.slice(0, GLIMPSE) })}
              onClick={() => onChange(true)}
            >
              {t('change')}
            </Button>
          )}
        </>
      )}
    </article>
  )
}

function Facts({ note }: { note: OwnNote }) {
  const { t } = useTranslation(['notes', 'table'])
  const me = useMe()
  const info = useRoot('info')
  const credit = note.credit ?? me?.credit ?? info?.creditDefault
  const consent = note.consent ?? info?.consentDefault
  return (
    <ul className="own-facts meta">
      {note.atDevice && (
        <li>
          <Icon name="people" size="s" />
          {t('atDevice')}
        </li>
      )}
      {note.hidden && (
        <li>
          <Icon name="hidden" size="s" />
          {t('hidden')}
        </li>
      )}
      <li>
        <Icon name="pen" size="s" />
        {note.unnamed ? t('unnamed') : t('signed', { by: t(`table:credit.${credit}`) })}
      </li>
      <li>
        <Icon name="eye" size="s" />
        {t('reach', { where: t(`table:consent.${consent}`) })}
      </li>
    </ul>
  )
}
