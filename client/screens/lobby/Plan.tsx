import { type ProgrammePart, programme } from '@tablecloth/shared/cafe/programme.ts'
import type { Round } from '@tablecloth/shared/cafe/state.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type Format, useFormat } from '../../i18n/format.ts'
import { useCafe, useRoot } from '../../state/hooks.ts'

const KEYS: Record<ProgrammePart, string> = {
  'check-in': 'checkIn',
  rounds: 'rounds',
  gallery: 'gallery',
  harvest: 'harvest',
  'check-out': 'checkOut',
}

/** What will happen, in order, and about when. */
export function Plan() {
  const { t } = useTranslation('lobby')
  const format = useFormat()
  const info = useRoot('info')
  const roundsRoot = useRoot('rounds')
  const atTheDoor = useCafe((state) => state.welcome?.rounds ?? 0)
  const rounds = Object.entries(roundsRoot ?? {})
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, round]) => round)
  const startsAt = info?.startsAt ?? null
  const steps = programme({ checkIn: info?.checkIn ?? null, checkOut: info?.checkOut ?? null, rounds })
  const words = (part: ProgrammePart): [name: string, what: string] => {
    if (part === 'rounds') {
      const count = rounds.length || atTheDoor
      return [t('plan.rounds', { count }), roundWords(rounds, t, format)]
    }
    const question = part === 'check-out' ? info?.checkOut?.question : undefined
    return [t(`plan.${KEYS[part]}`), question ?? t(`plan.${KEYS[part]}Words`)]
  }
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{t('plan.title')}</h2>
      {startsAt !== null && <p className="hint">{t('plan.about')}</p>}
      <ol className="plan">
        {steps.map(({ part, fromMs }, i) => {
          const [name, what] = words(part)
          return (
            <li key={part} className={i === 0 ? 'now' : ''}>
              {startsAt !== null && <span className="num at">{format.time(startsAt + fromMs)}</span>}
              <span className="pt" />
              <span>
                <b>{name}</b>
                <span className="soft ui">
                  <bdi>{what}</bdi>
                </span>
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function roundWords(rounds: readonly Round[], t: TFunction<'lobby'>, format: Format): string {
  const first = rounds[0]?.minutes
  if (first === undefined) return ''
  const count = Math.ceil(first)
  if (rounds.length === 1) return t('plan.single', { count })
  if (rounds.every((round) => round.minutes === first)) return t('plan.each', { count })
  return t('plan.mixed', { list: format.list(rounds.map((round) => format.number(round.minutes))) })
}
