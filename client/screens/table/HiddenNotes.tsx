import { useTranslation } from 'react-i18next'
import { useCafe } from '../../state/hooks.ts'
import { usePutAway } from '../../state/use-put-away.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { KeepWords } from './KeepWords.tsx'

/** A host took an own note off the cloth: the words are given back, and that it can return is said. */
export function HiddenNotes() {
  const { t } = useTranslation(['table', 'common'])
  const hidden = useCafe((state) => state.hidden)
  const { isAway, putAway } = usePutAway()
  return hidden
    .filter(({ noteId }) => !isAway(`hidden ${noteId}`))
    .map(({ noteId, text }) => (
      <Notice
        key={noteId}
        icon="hidden"
        title={t('hidden.title')}
        actions={
          <>
            <KeepWords text={text} />
            <Button small variant="plain" onClick={() => putAway(`hidden ${noteId}`)}>
              {t('common:close')}
            </Button>
          </>
        }
      >
        {t('hidden.words')}
        <blockquote className="quoted" dir="auto">
          <p className="words">{text}</p>
        </blockquote>
      </Notice>
    ))
}
