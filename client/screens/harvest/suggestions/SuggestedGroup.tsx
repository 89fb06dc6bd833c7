import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx'
import { NewTheme } from '../NewTheme.tsx'
import { SharedWordsList } from './SharedWordsList.tsx'
import type { GroupToShow } from './still-true.ts'

interface SuggestedGroupProps {
  group: GroupToShow
  onAside: () => void
}

/** Notes that may belong together. What does not fit is left out; a theme begins with a name, as ever. */
export function SuggestedGroup({ group: { notes, words }, onAside }: SuggestedGroupProps) {
  const { t } = useTranslation('suggestions')
  const id = useId()
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const chosen = notes.map(({ ref }) => ref).filter((ref) => !out.has(ref))
  const choose = (ref: string, on: boolean) =>
    setOut(new Set(on ? [...out].filter((one) => one !== ref) : [...out, ref]))
  return (
    <section className="suggested" aria-labelledby={id}>
      <div className="row wrap between">
        <h3 id={id}>{t('group', { count: notes.length })}</h3>
        <Button small variant="plain" onClick={onAside} aria-describedby={id}>
          {t('notThese')}
        </Button>
      </div>
      <SharedWordsList words={words} />
      <ChoiceGroup legend={t('choose')}>
        {notes.map(({ ref, note, table }) => (
          <Choice
            key={ref}
            label={
              <span dir="auto" {...(note.lang ? { lang: note.lang } : {})}>
                {note.text}
              </span>
            }
            hint={<bdi>{table.name}</bdi>}
            checked={!out.has(ref)}
            onChange={(on) => choose(ref, on)}
          />
        ))}
      </ChoiceGroup>
      <NewTheme draft={notes.map(({ ref }) => ref).join(' ')} notes={chosen} onMade={() => {}} />
    </section>
  )
}
