import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ownLanguageName } from '../profile/language-names.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { LineButtons } from '../ui/LineButtons.tsx'
import { moved, newKey, oneLine } from '../ui/lines.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { type DraftLine, rewritten, translated } from './line-drafts.ts'
import './agreement.css'

interface LineEditorProps {
  lines: readonly DraftLine[]
  onChange: (lines: DraftLine[]) => void
  /** The language in which they are written, where that is known. */
  writtenIn: string | undefined
  /** Of the café. */
  languages: readonly string[]
  /** Sentence by the number of a line, from 0, or by its language and number: `ar.0`. */
  faults: Readonly<Record<string, string>>
}

const AS_WRITTEN = ''

/** The lines of an agreement, one by one, and what they are in the café's other languages. */
export function LineEditor({ lines, onChange, writtenIn, languages, faults }: LineEditorProps) {
  const { t } = useTranslation('amending')
  const [picked, setPicked] = useState(AS_WRITTEN)
  const [seen, setSeen] = useState(faults)
  const others = languages.filter((language) => language !== writtenIn)
  // A fault in another language is not to be looked for.
  const wrong = others.find((language) => Object.keys(faults).some((field) => field.startsWith(`${language}.`)))
  if (seen !== faults) {
    setSeen(faults)
    if (wrong !== undefined) setPicked(wrong)
  }
  const language = others.includes(picked) ? picked : AS_WRITTEN
  return (
    <fieldset className="line-editor">
      <legend className="vh">{t('editor.legend')}</legend>
      {others.length > 0 && (
        <Segmented
          legend={t('editor.language')}
          value={language}
          onChange={setPicked}
          options={[
            {
              value: AS_WRITTEN,
              label: writtenIn === undefined ? t('editor.asWritten') : <bdi>{ownLanguageName(writtenIn)}</bdi>,
            },
            ...others.map((tag) => ({ value: tag, label: <bdi lang={tag}>{ownLanguageName(tag)}</bdi> })),
          ]}
        />
      )}
      {language === AS_WRITTEN ? (
        <Written lines={lines} onChange={onChange} writtenIn={writtenIn} faults={faults} />
      ) : (
        <Translated key={language} lines={lines} onChange={onChange} language={language} faults={faults} />
      )}
    </fieldset>
  )
}

function Written({ lines, onChange, writtenIn, faults }: Omit<LineEditorProps, 'languages'>) {
  const { t } = useTranslation('amending')
  const count = lines.length
  const move = (from: number, to: number) => {
    onChange(moved(lines, from, to))
    announce(t('editor.moved', { n: to + 1 }))
  }
  const remove = (at: number) => {
    onChange(lines.filter((_, i) => i !== at))
    announce(t('editor.removed', { n: at + 1 }))
  }
  return (
    <>
      <ol className="lines">
        {lines.map((line, i) => (
          <li key={line.key}>
            <div className="question">
              <TextArea
                label={t('editor.line', { n: i + 1 })}
                hideLabel
                error={faults[i]}
                value={line.text}
                onChange={(words) =>
                  onChange(lines.map((one) => (one === line ? rewritten(one, oneLine(words), writtenIn) : one)))
                }
                maxLength={LIMITS.agreementLine}
                rows={1}
              />
            </div>
            <LineButtons
              at={i}
              count={count}
              words={(what) => t(`editor.${what}`, { n: i + 1 })}
              onMove={move}
              onRemove={remove}
            />
          </li>
        ))}
      </ol>
      {count < LIMITS.agreementLines && (
        <Button small icon="plus" onClick={() => onChange([...lines, { key: newKey(), text: '' }])}>
          {t('editor.add')}
        </Button>
      )}
    </>
  )
}

interface TranslatedProps extends Pick<LineEditorProps, 'lines' | 'onChange' | 'faults'> {
  language: string
}

/** Each line beside its original; what is left empty is read as it was written. */
function Translated({ lines, onChange, language, faults }: TranslatedProps) {
  const { t } = useTranslation('amending')
  if (lines.length === 0) return <p className="hint">{t('editor.noLines')}</p>
  return (
    <>
      <p className="hint">{t('editor.emptyHint')}</p>
      <ol className="lines translated">
        {lines.map((line, i) => (
          <li key={line.key}>
            <div className="question">
              <TextArea
                label={<span dir="auto">{line.text || t('editor.line', { n: i + 1 })}</span>}
                error={faults[`${language}.${i}`]}
                value={line.in?.[language] ?? ''}
                lang={language}
                onChange={(words) =>
                  onChange(lines.map((one) => (one === line ? translated(one, language, oneLine(words)) : one)))
                }
                maxLength={LIMITS.agreementLine}
                rows={1}
              />
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}
