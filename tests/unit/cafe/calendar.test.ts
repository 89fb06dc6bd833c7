import { type CalendarEntry, calendarFile } from '@tablecloth/shared/cafe/calendar.ts'
import { describe, expect, test } from 'vitest'

const entry: CalendarEntry = {
  uid: 'cafe-1@example.org',
  title: 'Allies at one table',
  description: 'Five tables, three rounds.',
  startsAt: Date.UTC(2026, 5, 21, 13, 30),
  lengthMs: 150 * 60_000,
  url: 'https://example.org/join#7K3-9QD-XVA',
  writtenAt: Date.UTC(2026, 4, 1, 8, 0, 5),
}

const unfolded = (file: string) => file.replaceAll('\r\n ', '')
const linesOf = (file: string) => file.split('\r\n')
const octets = (text: string) => new TextEncoder().encode(text).length

describe('a café in a calendar file', () => {
  test('is one event that starts and ends in UTC', () => {
    const lines = linesOf(unfolded(calendarFile(entry)))
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0'])
    expect(lines).toContain('UID:cafe-1@example.org')
    expect(lines).toContain('DTSTAMP:20260501T080005Z')
    expect(lines).toContain('DTSTART:20260621T133000Z')
    expect(lines).toContain('DTEND:20260621T160000Z')
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', ''])
  })

  test('ends every line with CRLF and no line with LF alone', () => {
    const file = calendarFile({ ...entry, description: 'one\ntwo\r\nthree\rfour' })
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(unfolded(file)).toContain('DESCRIPTION:one\\ntwo\\nthree\\nfour\\n\\nhttps://')
  })

  test('escapes backslash, semicolon and comma in text and leaves the address alone', () => {
    const url = 'https://example.org/join;a,b#7K3'
    const lines = linesOf(unfolded(calendarFile({ ...entry, title: 'Who; pays, and\\or who: decides', url })))
    expect(lines).toContain('SUMMARY:Who\\; pays\\, and\\\\or who: decides')
    expect(lines).toContain(`URL:${url}`)
  })

  test('cannot be given lines of its own by a title', () => {
    const file = calendarFile({ ...entry, title: 'x\r\nATTENDEE:mailto:a@example.org\u0000' })
    expect(linesOf(unfolded(file)).some((line) => line.startsWith('ATTENDEE'))).toBe(false)
    expect(file).not.toContain('\u0000')
  })

  test.each([
    ['ASCII', 'a'.repeat(400)],
    ['Arabic, two octets a letter', 'حلفاء حول طاولة واحدة '.repeat(20)],
    ['Bengali, three octets a letter', 'একটি টেবিলে মিত্ররা '.repeat(20)],
    ['four octets a character', '𝒯'.repeat(120)],
  ])('folds at 75 octets without breaking a character: %s', (_script, title) => {
    const file = calendarFile({ ...entry, title })
    for (const line of linesOf(file)) {
      expect(octets(line)).toBeLessThanOrEqual(75)
      expect(line.isWellFormed()).toBe(true)
    }
    expect(linesOf(unfolded(file))).toContain(`SUMMARY:${title}`)
  })

  test('leaves a line of exactly 75 octets whole', () => {
    const title = 'a'.repeat(75 - 'SUMMARY:'.length)
    expect(linesOf(calendarFile({ ...entry, title }))).toContain(`SUMMARY:${title}`)
  })
})
