/**
 * The marks: 24 px grid, 1.75 stroke, round ends; always beside a word.
 * A value is one path; `mirrored` names those that point along the reading direction.
 */
export const paths = {
  arrow: 'M5 12h14M13.5 6.5 19 12l-5.5 5.5',
  bell: 'M4 17h16M5.5 17a6.5 6.5 0 0 1 13 0M12 10.5V8M10 8h4M3.5 20h17',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8',
  chair: 'M8 3v9M16 3v9M8 5.5h8M8 8.5h8M6.5 12.5h11M7.5 12.5V21M16.5 12.5V21M7.5 17h9',
  check: 'M5 12.5 9.5 17 19 7.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17M12 7.5V12l3 2',
  close: 'M6 6l12 12M18 6 6 18',
  cloth: 'M3.5 5h7v6h-7zM13.5 4h7v5h-7zM5 14h6v5H5zM14 12.5h6v7h-6z',
  copy: 'M9 8h11v12H9zM6 16H4V4h11v2',
  cup: 'M5 11h11v4a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5zM16 12.5h1.5a2.5 2.5 0 0 1 0 5h-2M8 7.5c0-1.5 1-1.5 1-3M12 7.5c0-1.5 1-1.5 1-3',
  door: 'M13 4H6v16h7M10 12h10M17 8.5l3.5 3.5-3.5 3.5',
  dot: 'M12 9a3 3 0 1 0 0 6 3 3 0 1 0 0-6',
  down: 'M6 9.5l6 6 6-6',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14',
  drag: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  eye: 'M3 12s3.3-6 9-6 9 6 9 6-3.3 6-9 6-9-6-9-6zM12 9.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 1 0 0-5.2',
  globe:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17M3.5 12h17M12 3.5c2.5 2.5 3.5 5.3 3.5 8.5s-1 6-3.5 8.5c-2.5-2.5-3.5-5.3-3.5-8.5s1-6 3.5-8.5z',
  hand: 'M8 12V6.2a1.4 1.4 0 0 1 2.8 0V11V4.6a1.4 1.4 0 0 1 2.8 0V11V6a1.4 1.4 0 0 1 2.8 0v8.5c0 3.3-2 5.5-5 5.5-2.6 0-3.8-1.2-5-3.4L4.6 13a1.3 1.3 0 0 1 2.2-1.4z',
  heart: 'M12 19.5S4 15 4 9.3a4.2 4.2 0 0 1 8-1.8 4.2 4.2 0 0 1 8 1.8c0 5.7-8 10.2-8 10.2z',
  hidden:
    'M4 4l16 16M6.5 7.6C4.2 9.3 3 12 3 12s3.3 6 9 6c1.7 0 3.1-.5 4.3-1.2M10 6.2A9 9 0 0 1 12 6c5.7 0 9 6 9 6s-.7 1.4-2 2.8',
  hourglass: 'M6 4h12M6 20h12M8 4c0 5 8 4 8 8s-8 3-8 8M16 4c0 5-8 4-8 8',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 1 0 0-8M11 12.5 19.5 4M15.5 8l3 3',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  lock: 'M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3',
  minus: 'M5 12h14',
  moon: 'M19.5 14.5A8 8 0 1 1 9.5 4.5a6.5 6.5 0 0 0 10 10z',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  needle: 'M20 4 8.5 15.5M20 4l-1.5 4.8M20 4l-4.8 1.5M8.5 15.5c-3 3-4.5 1-4 3.2s3 1.8 4.5.3',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5',
  offline: 'M4 4l16 16M8 15.5a5.5 5.5 0 0 1 6.5-.8M5 12a10 10 0 0 1 4.5-2.6M19 12a10 10 0 0 0-5.5-2.9M12 19h.01',
  pause: 'M8.5 5v14M15.5 5v14',
  pen: 'M4 20l1-4L16 5l3 3L8 19z',
  people:
    'M9 5.3a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 1 0 0-6.4M3.5 19c.5-3.5 2.7-5 5.5-5s5 1.5 5.5 5M15.5 6a3 3 0 0 1 0 5.5M17 14.5c2 .6 3.2 2 3.5 4.5',
  pin: 'M9 4h6l-.7 6 3 3.5H6.7l3-3.5zM12 13.5V21',
  play: 'M8 5l11 7-11 7z',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v3h-3v3M20 20h.01',
  question:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17M9.5 9.7a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2 1-1.2 1.9M12 16.8h.01',
  search: 'M11 5a6 6 0 1 0 0 12 6 6 0 1 0 0-12M15.5 15.5 20 20',
  speak: 'M4 5h16v11h-8l-5 4v-4H4zM8.5 9.2h7M8.5 12h4.5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 1 0 0-8M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4',
  thread: 'M8 4h8M8 20h8M9 4v16M15 4v16M9 8l6 2M9 12l6 2M9 16l6 2',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5',
  tray: 'M4 14h16M6 14c0-3.5 2.7-6 6-6s6 2.5 6 6M12 8V6M8 18h8M10 14v4M14 14v4',
  undo: 'M8 5 4 9l4 4M4 9h9a5.5 5.5 0 0 1 0 11h-3',
  voice: 'M4 10v4l3 .5L17 19V5L7 9.5zM7 14.5 8 20h2.5M20 10v4',
  warning: 'M12 4l9 15.5H3zM12 10v4.5M12 17h.01',
} as const satisfies Record<string, string>

export type IconName = keyof typeof paths

export const mirrored: ReadonlySet<IconName> = new Set(['arrow', 'door', 'list', 'undo'])
/** Drawn as spots, with a heavier stroke. */
export const heavy: ReadonlySet<IconName> = new Set(['drag', 'more'])
