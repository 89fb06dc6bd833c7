import { programme, programmeMs } from '@tablecloth/shared/cafe/programme.ts'
import { TEMPLATES } from '@tablecloth/shared/cafe/templates.ts'
import { LIMITS } from '@tablecloth/shared/protocol/limits.ts'
import { describe, expect, test } from 'vitest'

const minutes = (n: number) => n * 60_000
const rounds = [{ minutes: 20 }, { minutes: 20 }, { minutes: 20 }]

describe('the programme of a café', () => {
  test('names the parts in order, with the time to move after each round', () => {
    const steps = programme({ checkIn: { minutes: 10 }, checkOut: { minutes: 10 }, rounds })
    expect(steps.map((step) => [step.part, step.fromMs / minutes(1)])).toEqual([
      ['check-in', 0],
      ['rounds', 10],
      ['gallery', 85],
      ['harvest', 100],
      ['check-out', 140],
    ])
    expect(programmeMs({ checkIn: { minutes: 10 }, checkOut: { minutes: 10 }, rounds })).toBe(minutes(150))
  })

  test('leaves out a check-in and check-out that nobody asked for', () => {
    expect(programme({ checkIn: null, rounds }).map((step) => step.part)).toEqual(['rounds', 'gallery', 'harvest'])
  })
})

describe('the templates', () => {
  test('are within the bounds of what a café may be', () => {
    for (const template of TEMPLATES) {
      expect(template.tables).toBeLessThanOrEqual(LIMITS.tables)
      expect(template.rounds.length).toBeGreaterThanOrEqual(1)
      expect(template.agreement.length).toBeLessThanOrEqual(LIMITS.agreementLines)
      expect(new Set(template.perspectives.map((one) => one.id)).size).toBe(template.perspectives.length)
    }
  })

  test('hold the event that is our measure: five tables, three rounds of twenty minutes, six lines of agreement', () => {
    const allyship = TEMPLATES.find((template) => template.id === 'allyship')
    expect(allyship?.tables).toBe(5)
    expect(allyship?.rounds.map((round) => round.minutes)).toEqual([20, 20, 20])
    expect(allyship?.agreement).toHaveLength(6)
    expect(allyship?.perspectives.find((one) => one.id === 'lived-experience')?.sensitive).toBe(true)
  })
})
