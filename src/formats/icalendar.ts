/** How do calendars read what is due? iCalendar: https://www.rfc-editor.org/rfc/rfc5545 */

export interface CalendarEvent {
  /** Stays the same for ever: https://www.rfc-editor.org/rfc/rfc5545#section-3.8.4.7 */
  uid: string;
  /** The whole day on which it takes place, `2026-11-22`. */
  day: string;
  /** The day on which it was last changed. */
  changed: string;
  summary: string;
  description: string;
  /** Absolute address. */
  url: string;
}

export interface Calendar {
  name: string;
  description: string;
  /** Absolute address of the file itself. */
  url: string;
  events: readonly CalendarEvent[];
}

/** A calendar of whole days as text, lines ended by CRLF and folded at 75 octets. */
export function toIcalendar({ name, description, url, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escaped(name)}//Forecasts//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `DESCRIPTION:${escaped(description)}`,
    `SOURCE;VALUE=URI:${url}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const eventLines = ({ uid, day, changed, summary, description, url }: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(uid)}`,
  `DTSTAMP:${digits(changed)}T000000Z`,
  `DTSTART;VALUE=DATE:${digits(day)}`,
  `SUMMARY:${escaped(summary)}`,
  `DESCRIPTION:${escaped(description)}`,
  `URL:${url}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

const digits = (day: string): string => day.replaceAll('-', '');

/** Text as a value: https://www.rfc-editor.org/rfc/rfc5545#section-3.3.11 */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');

const OCTETS = 75;
const encoder = new TextEncoder();

/** A line in pieces of at most 75 octets, no character cut: https://www.rfc-editor.org/rfc/rfc5545#section-3.1 */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > OCTETS) {
      pieces.push(piece);
      piece = '';
      // The space that marks a continued line counts.
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}
