import type { SeatingScore } from '@tablecloth/shared/seating/plan.ts'
import type { PlanFileFault, SavedPlan } from '@tablecloth/shared/seating/plan-file.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { announce } from '../../ui/announce.ts'
import { Foot } from '../../ui/Foot.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { OpenFile } from './OpenFile.tsx'
import { PlanForm } from './PlanForm.tsx'
import { contradictionWords, fileFaultWords } from './plan-words.ts'
import { Result } from './Result.tsx'
import { type Asked, BOUNDS, type Draft } from './request.ts'
import { usePlanner } from './use-planner.ts'
import './plan.css'

export interface Shown {
  plan: SavedPlan
  score: SeatingScore
  optimal: boolean
  /** The name of the file it was opened from; `null`: it was planned here. */
  file: string | null
  /** Columns of the list that were not read. */
  ignored: string[]
}

interface Trouble {
  title: string
  lines: string[]
}

const FIRST: Draft = {
  title: '',
  source: 'numbers',
  people: 25,
  list: '',
  tables: 5,
  tableNames: '',
  rounds: 3,
  hostsStay: true,
  goal: 'fair',
  seed: 1,
}

/** What cards and signs are made with is fetched when it is first asked for; here it comes along with the page. */
const fetchPaper = () =>
  Promise.all([import('@tablecloth/shared/seating/paper.ts'), import('@tablecloth/shared/seating/paper-words.ts')])

/** Before there is a café: a rotation planned, looked at, printed and saved in this browser alone. */
export default function PlanScreen() {
  // All words come along with the page: once one plans, nothing is fetched.
  const { t } = useTranslation(['plan', 'rotation', 'paper'])
  const { list } = useFormat()
  const { busy, ask, stop } = usePlanner()
  const [draft, setDraft] = useState(FIRST)
  const [askedBy, setAskedBy] = useState<'form' | 'result' | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  useEffect(() => void fetchPaper(), [])
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }))

  const plan = async ({ ignored, ...asked }: Asked, by: 'form' | 'result') => {
    setTrouble(null)
    setAskedBy(by)
    const answer = await ask('plan', asked.request)
    setAskedBy(null)
    if (answer === 'stopped') return announce(t('atWork.stopped'))
    if (answer === 'failed') return setTrouble({ title: t('failed.title'), lines: [t('failed.words')] })
    if (!answer.ok) {
      const lines = answer.contradictions.map((one) => contradictionWords(one, asked.people, t, list))
      return setTrouble({ title: t('contradictions.title', { count: lines.length }), lines })
    }
    const { rounds, method, score, optimal } = answer.plan
    setShown({ plan: { ...asked, rounds, method, withoutWishes: false }, score, optimal, file: null, ignored })
  }

  const another = async ({ ignored, plan: { title, people, tables, request } }: Shown) => {
    const before = typeof request.seed === 'number' ? request.seed : 0
    const seed = before < BOUNDS.seed.max ? before + 1 : BOUNDS.seed.min
    await plan({ ignored, title, people, tables, request: { ...request, seed } }, 'result')
    change({ seed })
  }

  const refuse = (name: string, words: string) => setTrouble({ title: t('open.refused', { name }), lines: [words] })
  const open = async (name: string, text: string | PlanFileFault) => {
    setTrouble(null)
    if (typeof text !== 'string') return refuse(name, fileFaultWords(text, t, list))
    const answer = await ask('open', text)
    if (answer === 'stopped') return
    if (answer === 'failed') return refuse(name, t('failed.words'))
    if (!answer.ok) return refuse(name, fileFaultWords(answer.fault, t, list))
    const { plan, score, optimal } = answer
    setShown({ plan, score, optimal, file: name, ignored: [] })
  }

  return (
    <Page title={t('title')} end={<LanguageSwitch />} footer={<Foot note={t('foot')} />}>
      <div className="shell planning">
        <section className="hero">
          <h1>{t('heading')}</h1>
          <p className="lead soft">{t('lead')}</p>
          <OpenFile disabled={busy} onOpen={(name, text) => void open(name, text)} />
        </section>
        <div className="plan-ask stack">
          {trouble && <Refused trouble={trouble} />}
          <PlanForm
            draft={draft}
            change={change}
            busy={busy}
            atWork={askedBy === 'form'}
            onAsk={(asked) => void plan(asked, 'form')}
            onStop={stop}
          />
        </div>
        {shown && (
          <Result
            shown={shown}
            busy={busy}
            atWork={askedBy === 'result'}
            onAnother={() => void another(shown)}
            onStop={stop}
          />
        )}
      </div>
    </Page>
  )
}

/** Why nothing was planned or opened. It comes above what was pressed, and takes the focus there. */
function Refused({ trouble }: { trouble: Trouble }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (trouble) box.current?.focus()
  }, [trouble])
  return (
    <section ref={box} tabIndex={-1} className="refused" aria-label={trouble.title}>
      <Notice kind="heed" still title={trouble.title}>
        <ul>
          {trouble.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
    </section>
  )
}
