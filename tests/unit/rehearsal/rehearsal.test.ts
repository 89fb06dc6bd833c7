import { readOptions } from '@tablecloth/rehearsal/options.ts'
import { play } from '@tablecloth/rehearsal/play.ts'
import { silent } from '@tablecloth/rehearsal/progress.ts'
import type { BriefingJson } from '@tablecloth/shared/harvest/json.ts'
import { describe, expect, test } from 'vitest'
import { aServer } from '../server/a-server.ts'

const short = (line: string) => {
  const options = readOptions(line.split(' '), {})
  if (options === 'help') throw new Error('not a play')
  return options
}

const stage = (url: string) => ({ url, signal: new AbortController().signal, progress: silent })

describe('a rehearsal', { timeout: 90_000 }, () => {
  test('[RE4] plays a whole café against a running server, and every note of every guest is in its exports', async () => {
    const { url } = await aServer()
    const options = short('--people 8 --tables 2 --rounds 2 --minutes 0.05')
    const { figures, faults, exports } = await play(options, stage(url))
    expect(faults).toEqual([])
    expect(figures).toMatchObject({ notes: 64, missing: 0, editsRefused: 0, people: 8 })
    expect(figures.seatsMoved).toBeGreaterThan(0)
    expect(figures.turns).toBeGreaterThan(0)
    expect(figures.toOtherScreens.samples).toBeGreaterThan(100)
    const { notes, heldBack } = JSON.parse(exports.json) as BriefingJson
    expect(notes.length + heldBack).toBe(64)
    expect(new Set(notes.map(({ lang }) => lang))).toEqual(new Set(['en', 'ar', 'es', 'ur']))
  })

  test('[RE5] where everybody sits alone, the host reads along', async () => {
    const { url } = await aServer({ env: { ORGANISER_KEY: 'the-key' } })
    const options = short('--people 2 --tables 2 --rounds 1 --minutes 0.05 --notes 2 --key the-key')
    const { figures, faults } = await play(options, stage(url))
    expect(faults).toEqual([])
    expect(figures).toMatchObject({ notes: 4, missing: 0 })
  })

  test('[RE7] without the organiser’s key it says what the server says', async () => {
    const { url } = await aServer({ env: { ORGANISER_KEY: 'the-key' } })
    await expect(play(short('--people 2 --tables 1'), stage(url))).rejects.toThrow('401 wrong_key')
  })

  test('[RE7] stops at once when it is told to', async () => {
    const { url } = await aServer()
    const stopping = new AbortController()
    const playing = play(short('--people 4 --tables 1 --minutes 5'), {
      url,
      signal: stopping.signal,
      progress: { ...silent, phase: (line) => line.includes('planned') && stopping.abort(new Error('enough')) },
    })
    await expect(playing).rejects.toThrow()
  })
})
