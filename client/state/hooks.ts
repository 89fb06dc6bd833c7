import { type PhaseRoot, phaseFromRoot, remainingMs } from '@tablecloth/shared/cafe/phase.ts'
import type { CafeRoots } from '@tablecloth/shared/cafe/state.ts'
import type { ParticipantId, TableId } from '@tablecloth/shared/ids.ts'
import type { PhaseName } from '@tablecloth/shared/protocol/permissions.ts'
import { useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useOpenCafe } from './CafeProvider.tsx'
import type { CafeState } from './cafe-store.ts'

/** A part of the café's state. Select values that keep their identity: the screen is drawn again only when they change. */
export function useCafe<T>(select: (state: CafeState) => T): T {
  return useStore(useOpenCafe().store, select)
}

/** One of the café document's roots; `undefined` until it has arrived. */
export function useRoot<Name extends keyof CafeRoots>(name: Name): CafeRoots[Name] | undefined {
  return useCafe((state) => state.cafe?.[name])
}

export const usePhase = (): PhaseName | undefined => useCafe((state) => state.cafe?.state.phase)
export const useMe = () => useCafe((state) => state.me)

export function useIsHost(): boolean {
  return useCafe(({ me }) => me?.role === 'host' || me?.role === 'organiser')
}

/** Where one sits; `null` while one has no seat. */
export function useMyTableId(): string | null {
  return useCafe(({ cafe, me }) => (me && cafe ? (cafe.seats[me.participantId as ParticipantId] ?? null) : null))
}

export function useTable(tableId: string | null) {
  return useCafe(({ cafe }) => (tableId === null ? undefined : cafe?.tables[tableId as TableId]))
}

/** The display name of anybody who ever was in the café; `undefined` for strangers. */
export function usePersonName(participantId: string | null): string | undefined {
  return useCafe(({ cafe }) => (participantId === null ? undefined : nameIn(cafe, participantId)))
}

export function nameIn(cafe: CafeRoots | null, participantId: string): string | undefined {
  const id = participantId as ParticipantId
  return cafe?.people[id]?.name ?? cafe?.hosts[id]?.name
}

let tick = Date.now()
const tellers = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined

/** One clock for every screen part that shows time. */
function onTick(tell: () => void): () => void {
  tellers.add(tell)
  ticking ??= setInterval(() => {
    tick = Date.now()
    for (const one of tellers) one()
  }, 1000)
  return () => {
    tellers.delete(tell)
    if (tellers.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}

/** The server's time, ms since 1970, in steps of `everyMs` (a second at the least): drawn again only at a step. */
export function useNow(everyMs = 1000): number {
  const offset = useCafe((state) => state.clockOffset)
  return useSyncExternalStore(onTick, () => Math.floor((tick + offset) / everyMs) * everyMs)
}

export interface Remaining {
  ms: number
  /** How much of the round is gone, 0-1. */
  gone: number
  paused: boolean
}

/** Time left of the round or the walk; `null` when none is on. */
export function useRemaining(everyMs = 1000): Remaining | null {
  const state = useRoot('state')
  const rounds = useRoot('rounds')
  const walk = useRoot('walk')
  const now = useNow(everyMs)
  return state && rounds ? remainingOf({ state, rounds, walk: walk ?? {} }, now) : null
}

type Clocks = { state: PhaseRoot } & Pick<CafeRoots, 'rounds'> & { walk: { ms?: number } }

export function remainingOf({ state, rounds, walk }: Clocks, now: number): Remaining | null {
  const phase = phaseFromRoot(state)
  const ms = remainingMs(phase, now)
  if (ms === null) return null
  const planned = phase.phase === 'round' ? (rounds[phase.round]?.minutes ?? 0) * 60_000 : (walk.ms ?? 0)
  return { ms, gone: 1 - ms / Math.max(planned, ms, 1), paused: state.remainingMs !== null }
}
