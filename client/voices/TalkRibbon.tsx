import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/format.ts'
import { useMe, useRoot } from '../state/hooks.ts'

/** One's own talk through the rounds so far, to oneself: a stretch of ribbon a round, a stitch a turn, and the same in words. */
export function TalkRibbon() {
  const { t } = useTranslation('reflection')
  const { minutes } = useFormat()
  const me = useMe()
  const last = useRoot('state')?.round ?? 0
  if (!me) return null
  const rounds = Array.from({ length: last + 1 }, (_, round) => ({
    round,
    ...(me.spoken.rounds[round] ?? { turns: 0, ms: 0 }),
  }))
  const longest = Math.max(1, ...rounds.map(({ ms }) => ms))
  return (
    <section aria-labelledby="talk-ribbon">
      <h3 id="talk-ribbon">{t('own.title')}</h3>
      {me.counted ? (
        <ol className="ribbon">
          {rounds.map(({ round, turns, ms }) => (
            <li key={round}>
              <span className="label">{t('own.round', { n: round + 1 })}</span>
              <Stretch turns={turns} part={ms / longest} />
              <span className="ui">
                {turns === 0 ? t('own.none') : t('own.turns', { count: turns, time: minutes(Math.max(ms, 60_000)) })}
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <p className="ui">{t('own.uncounted')}</p>
      )}
      <p className="meta">{t('own.only')}</p>
    </section>
  )
}

/** More stitches than this would be hair. */
const MOST_STITCHES = 12

function Stretch({ turns, part }: { turns: number; part: number }) {
  const stitches = Math.min(turns, MOST_STITCHES)
  return (
    <span className="stretch" aria-hidden="true">
      {stitches === 0 ? (
        <i className="knot" />
      ) : (
        <span style={{ inlineSize: `${Math.max(4 * stitches, Math.round(part * 100))}%` }}>
          {Array.from({ length: stitches }, (_, stitch) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stitches are all alike
            <i key={stitch} />
          ))}
        </span>
      )}
    </span>
  )
}
