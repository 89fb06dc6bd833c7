import { withoutFaults } from '../text.ts'

/** What a calendar shows of a café. Times are ms since 1970. */
export interface CalendarEntry {
  /** Unique for ever, such as the café's id. */
  uid: string
  title: string
  description: string
  startsAt: number
  lengthMs: number
  /** Where to join. */
  url: string
  /** When the file was written. */
  writtenAt: number
}

const LINE_OCTETS = 75

/**
 * A café as an iCalendar file of one event (RFC 5545): times in UTC, text escaped, lines folded at 75 octets and ended by
 * CRLF. Marked private, so that shared calendars show it as "busy" and no more.
 */
export function calendarFile(entry: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tablecloth//Tablecloth//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escapeText(entry.uid)}`,
    `DTSTAMP:${utc(entry.writtenAt)}`,
    `DTSTART:${utc(entry.startsAt)}`,
    `DTEND:${utc(entry.startsAt + entry.lengthMs)}`,
    `SUMMARY:${escapeText(entry.title)}`,
    `DESCRIPTION:${escapeText([entry.description, entry.url].filter(Boolean).join('\n\n'))}`,
    // A URI is no text: it is not escaped, only kept to one line.
    `URL:${entry.url.replace(/\s/g, '')}`,
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

/** `20260621T133000Z` */
function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

function escapeText(text: string): string {
  return withoutFaults(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
}

/** Breaks between characters, never inside one: what follows a break begins with a space that counts. */
function fold(line: string): string {
  let folded = ''
  let used = 0
  for (const character of line) {
    const size = octets(character)
    if (used + size > LINE_OCTETS) {
      folded += '\r\n '
      used = 1
    }
    folded += character
    used += size
  }
  return folded
}

function octets(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}
