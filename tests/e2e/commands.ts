import type { CafeCreated } from '@tablecloth/shared/protocol/cafes.ts'
import type { CommandType } from '@tablecloth/shared/protocol/commands.ts'
import { expect, type House } from './house.ts'

/** A host's command, as it comes from the desk. */
export async function command(
  house: House,
  cafe: CafeCreated,
  wish: { type: CommandType; [field: string]: unknown },
): Promise<void> {
  const response = await fetch(`${house.url}/api/cafes/${cafe.cafeId}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${cafe.hostToken}` },
    body: JSON.stringify(wish),
  })
  expect(await response.json()).toMatchObject({ ok: true })
}

/** The briefing of this moment, in one of its forms. */
export async function briefingOf(
  house: House,
  cafe: { cafeId: string; hostToken: string },
  form: 'md' | 'json' | 'csv' | 'html',
): Promise<string> {
  const response = await fetch(`${house.url}/api/cafes/${cafe.cafeId}/harvest.${form}`, {
    headers: { authorization: `Bearer ${cafe.hostToken}` },
  })
  expect(response.status).toBe(200)
  return await response.text()
}

/** The café document's roots as JSON, as whoever holds the token may read them. */
export async function readCafe(house: House, cafe: { cafeId: string; hostToken: string }) {
  const response = await fetch(`${house.url}/api/cafes/${cafe.cafeId}`, {
    headers: { authorization: `Bearer ${cafe.hostToken}` },
  })
  expect(response.status).toBe(200)
  return await response.json()
}
