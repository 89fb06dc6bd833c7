import { isDeepStrictEqual } from 'node:util'
import type { LiveDocument } from '@tablecloth/server/sync/live-document.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

/** Time for a presence to reach the server and the others, in ms. */
const HEARD_MS = 2000

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

/** Whether the server shows all whose connection is whole, and has been for long enough. */
export function checkShown({ clock, server, tabs, witness }: World): void {
  if (!server) return
  for (const live of server.documents.live()) {
    const shown = new Set(shownBy(live))
    for (const tab of tabs.values()) {
      const id = idOf(tab)
      const whole = [...tab.device.links].some(
        ({ url, openSince }) =>
          url.pathname.endsWith(live.name) && openSince !== null && clock.now - openSince > HEARD_MS,
      )
      if (tab.shown?.name === live.name && tab.shown.provider.synced && whole && id !== null && !shown.has(id)) {
        witness.fault('presence is not who is there', `the server does not show ${tab.name} at ${live.name}`)
      }
    }
  }
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
