import { useTranslation } from 'react-i18next'
import { AmendedNotice } from '../../agreement/AmendedNotice.tsx'
import { SeatingWishes } from '../../profile/SeatingWishes.tsx'
import { CommandTrouble } from '../../state/CommandTrouble.tsx'
import { useMe, useMyTableId, useRoot } from '../../state/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Selvedge } from '../../ui/Selvedge.tsx'
import { LookingBack } from '../../voices/LookingBack.tsx'
import { KeptButton } from '../kept/KeptButton.tsx'
import { HouseWords } from '../lobby/HouseWords.tsx'
import { MyNotes } from '../own-notes/MyNotes.tsx'
import { AfterTheLast } from './AfterTheLast.tsx'
import { CallHost } from './CallHost.tsx'
import { CarryIdea } from './CarryIdea.tsx'
import { NextTable } from './NextTable.tsx'
import './moving.css'

interface MovingScreenProps {
  /** Returns to the cloth one sat at; absent for those who sat nowhere. */
  onBack?: (() => void) | undefined
}

/** Between two rounds: where to sit next and with whom, or what comes after the last. */
export default function MovingScreen({ onBack }: MovingScreenProps) {
  const { t } = useTranslation('moving')
  const me = useMe()
  const state = useRoot('state')
  const rounds = useRoot('rounds')
  const tables = useRoot('tables')
  const seat = useMyTableId()
  const isLast = state !== undefined && rounds !== undefined && state.round + 1 >= Object.keys(rounds).length
  const next = me?.next ?? null
  const order = Object.entries(tables ?? {}).find(([id]) => id === (next?.tableId ?? seat))?.[1].order
  return (
    <Page
      title={t('title')}
      neutral
      leave
      end={
        <>
          <MyNotes />
          <KeptButton />
        </>
      }
    >
      <div className="shell moving">
        <HouseWords />
        <AmendedNotice />
        <CommandTrouble />
        <section className="sheet">
          <Selvedge {...(order === undefined ? {} : { count: order + 1 })} />
          {onBack && (
            <div className="land">
              <p className="grow">
                <b>{t('finish')}</b> {t('finishWords')}
              </p>
              <Button icon="cloth" onClick={onBack}>
                {t('back')}
              </Button>
            </div>
          )}
          <div className="in">{isLast ? <AfterTheLast /> : next ? <NextTable next={next} /> : <NotPlanned />}</div>
          {seat !== null && next && next.tableId !== seat && <CarryIdea tableId={seat} />}
        </section>
        <div className="then">
          <LookingBack />
          {!isLast && <SeatingWishes />}
        </div>
      </div>
    </Page>
  )
}

function NotPlanned() {
  const { t } = useTranslation('moving')
  return (
    <>
      <h1>{t('unplanned.title')}</h1>
      <p>{t('unplanned.words')}</p>
      <div className="row wrap acts">
        <CallHost />
      </div>
    </>
  )
}
