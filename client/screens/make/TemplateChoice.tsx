import { TEMPLATES, type Template, type TemplateId } from '@tablecloth/shared/cafe/templates.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

interface TemplateChoiceProps {
  chosen: TemplateId
  /** Ask before words that somebody changed are replaced. */
  careful: boolean
  onChoose: (template: TemplateId) => void
}

export function TemplateChoice({ chosen, careful, onChoose }: TemplateChoiceProps) {
  const { t } = useTranslation('make')
  const group = useId()
  const [asked, setAsked] = useState<TemplateId | null>(null)
  const choose = (template: TemplateId) => {
    if (careful) setAsked(template)
    else onChoose(template)
  }
  const answer = (yes: boolean) => {
    if (yes && asked) onChoose(asked)
    setAsked(null)
  }
  return (
    <fieldset className="templates">
      <legend className="label">{t('startFrom')}</legend>
      {TEMPLATES.map((template) => (
        <TemplateCard
          key={template.id}
          template={template}
          group={group}
          checked={template.id === chosen}
          onChoose={() => choose(template.id)}
        />
      ))}
      <Dialog
        open={asked !== null}
        onClose={() => answer(false)}
        alert
        title={t('relay.title', { name: asked ? t(`templates.${asked}.name`) : '' })}
        actions={
          <>
            <Button variant="main" onClick={() => answer(true)}>
              {t('relay.yes')}
            </Button>
            <Button onClick={() => answer(false)}>{t('relay.no')}</Button>
          </>
        }
      >
        <p>{t('relay.words')}</p>
      </Dialog>
    </fieldset>
  )
}

interface TemplateCardProps {
  template: Template & { id: TemplateId }
  group: string
  checked: boolean
  onChoose: () => void
}

function TemplateCard({ template, group, checked, onChoose }: TemplateCardProps) {
  const { t } = useTranslation('make')
  const { list } = useFormat()
  const id = useId()
  const sources = template.sources.map((source) =>
    t('templates.source', { author: source.author, title: source.title }),
  )
  return (
    <label className="template">
      <input
        type="radio"
        className="tick"
        name={group}
        value={template.id}
        checked={checked}
        onChange={onChoose}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-words`}
      />
      <b id={`${id}-name`}>{t(`templates.${template.id}.name`)}</b>
      <Cloths count={template.id === 'bare' ? 1 : template.tables} />
      <span className="meta" id={`${id}-words`}>
        {t(`templates.${template.id}.words`)}
        {sources.length > 0 && <span className="sources">{t('templates.sources', { list: list(sources) })}</span>}
      </span>
    </label>
  )
}

/** So many cloths, seen from above. */
function Cloths({ count }: { count: number }) {
  return (
    <svg className="cloths" viewBox={`0 0 ${count * 14} 12`} width={count * 14} height="12" aria-hidden="true">
      {Array.from({ length: count }, (_, i) => i * 14 + 2).map((x) => (
        <rect
          key={x}
          x={x}
          y="2"
          width="8"
          height="8"
          transform={`rotate(45 ${x + 4} 6)`}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
        />
      ))}
    </svg>
  )
}
