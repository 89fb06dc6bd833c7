import { isDeepStrictEqual } from 'node:util'
import type { LiveDocument } from '@tablecloth/server/sync/live-document.ts'
import type { Shown, Tab } from './tab.ts'
import type { World } from './world.ts'

/** Time for a presence to reach the server and the others, in ms. */
const HEARD_MS = 5000
const LOOK_MS = 1000
/** Of a disk, from which on that may take longer. */
const MOST_SLOWNESS = 40

/** Whether everyone who is there is shown, and nobody else, on the server and on every page. */
export function checkPresence({ server, tabs, witness }: World): void {
  if (!server) return
  for (const live of server.documents.live()) {
    const here = [...tabs.values()].filter((tab) => tab.shown?.name === live.name)
    const expected = here.flatMap((tab) => idOf(tab) ?? []).sort()
    const compare = (who: string, shown: number[]) => {
      if (isDeepStrictEqual(shown.sort(), expected)) return
      witness.fault('presence is not who is there', `${who} at ${live.name} shows ${shown}, there are ${expected}`)
    }
    compare('the server', shownBy(live))
    for (const { name, shown } of here) compare(name, [...(shown?.provider.awareness.getStates().keys() ?? [])])
  }
}

/** Lets time pass, with an eye on who is shown. */
export async function look(world: World, ms: number): Promise<void> {
  for (let left = ms; left > 0 && !world.witness.faults.length; left -= LOOK_MS) {
    await world.clock.pass(Math.min(left, LOOK_MS))
    checkShown(world)
  }
}

/** Whether the server shows all whose connection is whole, and has been for long enough. */
function checkShown({ clock, disk, server, tabs, witness }: World): void {
  if (!server || disk.slowness > MOST_SLOWNESS || clock.now < disk.failsUntil + HEARD_MS) return
  for (const live of server.documents.live()) {
    const shown = new Set(shownBy(live))
    for (const tab of tabs.values()) {
      if (tab.shown?.name !== live.name || !isHeard(tab, tab.shown, clock.now - HEARD_MS)) continue
      const { clientID } = tab.shown.provider.awareness
      if (shown.has(clientID)) continue
      witness.fault('presence is not who is there', `the server does not show ${tab.name} at ${live.name}`)
    }
  }
}

/** Whether a tab has had the same presence, over the same connection and with a network under it, since then at the latest. */
function isHeard({ device }: Tab, { name, provider }: Shown, since: number): boolean {
  const { clientID, meta } = provider.awareness
  const { lastUpdated } = meta.get(clientID) ?? { lastUpdated: Number.POSITIVE_INFINITY }
  if (device.reachableSince > since) return false
  if (!provider.synced || !provider.awareness.getLocalState() || lastUpdated > since) return false
  return [...device.links].some(
    ({ url, openSince }) => url.pathname.endsWith(name) && openSince !== null && openSince <= since,
  )
}

/** Takes people away one by one, some in good order and some by their cable, and sees whether anyone still shows them. */
export async function checkFarewells(world: World): Promise<void> {
  const { clock, tabs } = world
  for (const [n, tab] of [...tabs.values()].entries()) {
    if (n % 2) {
      tab.device.goOffline(false)
      for (const link of [...tab.device.links]) link.cut({ known: 'server', late: false })
    }
    world.close(tab.name)
    await clock.pass(HEARD_MS)
    checkPresence(world)
  }
}

const idOf = ({ shown }: Tab): number | null =>
  shown?.provider.awareness.getLocalState() ? shown.provider.awareness.clientID : null

const shownBy = ({ presence }: LiveDocument): number[] => presence.everyone().map(({ clientId }) => clientId)
