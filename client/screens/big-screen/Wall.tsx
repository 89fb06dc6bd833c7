import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { addMyCafe, listMyCafes } from '../../device/my-cafes.ts'
import { useCafe, useNow } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { ThemeSwitch } from '../../ui/ThemeSwitch.tsx'
import { NoScreen } from './BigScreen.tsx'
import { ComeIn } from './ComeIn.tsx'
import { RoundOnWall } from './RoundOnWall.tsx'
import { Signs } from './Signs.tsx'
import { Themes } from './Themes.tsx'
import { type Said, useScreen } from './use-screen.ts'
import { WalkOnWall } from './WalkOnWall.tsx'
import { Words } from './Words.tsx'

/** How long words of a host stay on the wall, in ms. */
const WORDS_STAY = 120_000

export function Wall() {
  const { t } = useTranslation('screen')
  const said = useScreen()
  const erased = useCafe((state) => state.erased)
  const down = useCafe((state) => state.removed !== null || state.status === 'refused')
  useKeptTitle(said?.info.title)
  const ended = useCafe((state) => state.ended)
  if (ended) return <NoScreen words="renewed" />
  if (erased) return <NoScreen words="erased" />
  if (down) return <NoScreen words="down" />
  if (!said) return <Loading page />
  return (
    <Page title={said.info.title ?? t('title')} bare className="wall">
      <Head said={said} />
      <Heard />
      <div className="wall-body">
        <Now said={said} />
      </div>
      <Tools />
    </Page>
  )
}

function Now({ said }: { said: Said }): ReactNode {
  const { t } = useTranslation('screen')
  const { phase, round } = said.state
  switch (phase) {
    case 'lobby':
      return <ComeIn said={said} />
    case 'round':
      return <RoundOnWall said={said} />
    case 'between': {
      const isLast = !said.rounds[round + 1]
      return (
        <>
          <Words title={t(isLast ? 'between.last' : 'between.title')}>
            {t(isLast ? 'between.lastWords' : 'between.words')}
          </Words>
          {!isLast && <Signs tables={said.tables} />}
        </>
      )
    }
    case 'gallery':
      return <WalkOnWall said={said} />
    case 'harvest':
      return <Themes themes={said.themes} />
    case 'closed':
      return <Words title={t('closed.title')}>{t('closed.words')}</Words>
  }
}

function Head({ said: { info, state, rounds, tables } }: { said: Said }) {
  const { t } = useTranslation('screen')
  const of = Object.keys(rounds).length
  const n = state.round + 1
  return (
    <header className="wall-head">
      <Selvedge count={Object.keys(tables).length} />
      {state.phase !== 'lobby' && (
        <p>
          <bdi>{info.title}</bdi>
        </p>
      )}
      {state.phase === 'round' && <p>{t('round.number', { n, of })}</p>}
      {state.phase === 'between' && n < of && <p>{t('between.next', { n: n + 1, of })}</p>}
    </header>
  )
}

/** What a host has just told everyone, and whether what stands here is still true. */
function Heard() {
  const { t } = useTranslation('screen')
  const now = useNow(10_000)
  const offline = useCafe((state) => state.status === 'offline')
  const newest = useCafe((state) => state.announcements.at(-1))
  return (
    <>
      {offline && (
        <Notice kind="heed" icon="offline">
          {t('offline')}
        </Notice>
      )}
      {newest && now - newest.at < WORDS_STAY && (
        <Notice kind="live" icon="voice">
          <p dir="auto">{newest.text}</p>
        </Notice>
      )}
    </>
  )
}

function Tools() {
  const { t } = useTranslation('screen')
  return (
    <section className="wall-tools" aria-label={t('tools')}>
      {document.fullscreenEnabled && (
        <Button small variant="plain" icon="cloth" onClick={() => void document.documentElement.requestFullscreen()}>
          {t('full')}
        </Button>
      )}
      <LanguageSwitch />
      <ThemeSwitch />
    </section>
  )
}

/** The start page of this device lists the screen by the café's title, which its link could not know. */
function useKeptTitle(title: string | undefined) {
  const cafeId = useCafe((state) => state.cafeId)
  useEffect(() => {
    const kept = listMyCafes().find((cafe) => cafe.cafeId === cafeId && cafe.role === 'projector')
    if (kept && title && kept.title !== title) addMyCafe({ ...kept, title })
  }, [cafeId, title])
}
