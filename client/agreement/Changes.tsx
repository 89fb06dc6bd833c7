import { useTranslation } from 'react-i18next'
import type { Change, ReadLine } from './reading.ts'
import './agreement.css'

/** What is other in the agreement: the old words and the new ones, each said to be which. */
export default function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation('agreement')
  // Only another language's words were set anew.
  if (changes.length === 0) return <p>{t('amended.elsewhere')}</p>
  return (
    <ul className="amended">
      {changes.map((change) => (
        <li key={keyOf(change)}>
          <span className="meta">{t(`amended.${change.kind}`)}</span>
          {change.kind !== 'added' && <Words as="del" line={change.before} />}
          {change.kind !== 'removed' && <Words as="ins" line={change.now} />}
        </li>
      ))}
    </ul>
  )
}

/** Lines that stand now are told apart by what they are now, others by what they were. */
const keyOf = (change: Change): string => (change.kind === 'removed' ? `- ${change.before.key}` : `+ ${change.now.key}`)

function Words({ as: Tag, line }: { as: 'del' | 'ins'; line: ReadLine }) {
  const { t } = useTranslation('agreement')
  return (
    <p>
      <span className="vh">{t(Tag === 'del' ? 'amended.before' : 'amended.now')} </span>
      {/* What stands before it for readers would say in which direction it runs. */}
      <Tag dir="auto" {...(line.lang ? { lang: line.lang } : {})}>
        {line.text}
      </Tag>
    </p>
  )
}
