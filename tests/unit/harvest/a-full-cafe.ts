import type { NotePlace } from '@tablecloth/shared/cafe/threads.ts'
import type { BriefingInput } from '@tablecloth/shared/harvest/briefing.ts'
import type { NoteAuthor } from '@tablecloth/shared/harvest/credit.ts'
import { lensItemId, lensMarkKey } from '@tablecloth/shared/harvest/lenses.ts'
import { themeVersion } from '@tablecloth/shared/harvest/voices.ts'
import { asId, type LensId } from '@tablecloth/shared/ids.ts'
import { info, input, note } from './a-harvest.ts'

const author = (name: string, organisation: string, credit: NoteAuthor['credit']): NoteAuthor => ({
  name,
  organisation,
  ...(credit && { credit }),
})

const place = (tableId: string, noteId: string): NotePlace => ({ tableId: asId(tableId), noteId: asId(noteId) })

/** Stands in the words of every note that was kept back. */
export const KEPT_BACK = 'canary-kept-back'
/** A name and an organisation that nobody chose as credit. */
export const UNCHOSEN = ['Canary Person', 'Canary House']

const PAID_HOURS = { id: 'theme-hours', name: 'Hours are paid', description: 'Those of interpreters, too.' }
const PAY = {
  id: 'theme-pay',
  name: 'Money that says we mean it',
  description: 'Time at the table is work, and a partner in a bid is asked first.',
}

/** One café with something of everything that a briefing can hold, in three languages and two directions. */
export const fullCafe = (): BriefingInput =>
  input({
    cafeId: 'lanterns',
    startedAt: Date.UTC(2026, 10, 21, 14),
    authors: {
      'pid-heron': author('Heron', 'Riverside Women’s Centre', 'name'),
      'pid-rumman': author('زهرة الرمان', 'دار السلام', 'name'),
      'pid-teasel': author('Teasel', 'Northgate Council', 'organisation'),
      'pid-canary': author('Canary Person', 'Canary House', 'nobody'),
      'pid-wren': author('Wren', '', 'table'),
    },
    history: {
      '0': { 'pid-heron': 't0', 'pid-rumman': 't0', 'pid-teasel': 't1', 'pid-canary': 't1', 'pid-wren': 't2' },
      '1': { 'pid-heron': 't1', 'pid-rumman': 't2', 'pid-teasel': 't0', 'pid-canary': 't2', 'pid-wren': 't0' },
    },
    notes: [
      note('note-0001', {
        createdAt: 1,
        text: 'Pay us for the hours of sitting at your table, as you pay the chair.',
        lang: 'en',
      }),
      note('note-0002', {
        createdAt: 2,
        author: 'pid-rumman',
        text: 'نُدعى بعد أن يُتخذ القرار. ادعونا قبل ذلك، مع Riverside وغيرها.',
        lang: 'ar',
      }),
      note('note-0003', {
        createdAt: 3,
        author: 'pid-teasel',
        tableId: 't1',
        text: 'We could hold back ten per cent of each grant for small by-and-for agencies.\n\nAnd publish who got it.',
      }),
      note('note-0004', {
        createdAt: 4,
        author: 'pid-canary',
        tableId: 't1',
        text: 'And ask before you name us in a bid.',
        buildsOn: 'note-0003',
      }),
      note('note-0005', {
        createdAt: 5,
        author: 'pid-wren',
        tableId: 't1',
        round: 1,
        text: 'Yes: in writing, with a date.',
        buildsOn: 'note-0004',
      }),
      note('note-0006', {
        createdAt: 6,
        author: 'pid-wren',
        tableId: 't2',
        round: 1,
        text: 'Que la intérprete esté desde el principio, no al final.',
        lang: 'es',
      }),
      note('note-0007', {
        createdAt: 7,
        author: 'pid-rumman',
        tableId: 't2',
        round: 1,
        text: 'من يتكلم باسمنا؟ لا أحد، إن لم نكن هناك.',
      }),
      note('note-0008', { createdAt: 8, text: `${KEPT_BACK} one`, consent: 'table' }),
      note('note-0009', { createdAt: 9, text: `${KEPT_BACK} two`, consent: 'cafe', tableId: 't2' }),
    ],
    themes: [
      {
        ...PAY,
        notes: ['t0/note-0001', 't1/note-0003', 't0/note-0008'],
      },
      {
        id: 'theme-early',
        name: 'قبل القرار لا بعده',
        description: 'أن نُدعى حين يكون كل شيء مفتوحًا بعد.',
        notes: ['t0/note-0002', 't1/note-0003'],
      },
      // Brought into the first, and one into that; nobody answered to the second.
      { ...PAID_HOURS, notes: ['t1/note-0004', 't0/note-0001'], within: PAY.id },
      {
        id: 'theme-bids',
        name: 'اسألونا قبل أن تذكرونا',
        description: '',
        notes: ['t1/note-0005'],
        within: PAID_HOURS.id,
      },
      { id: 'theme-none', name: '', description: '', notes: ['t2/note-0009'] },
    ],
    said: {
      answers: {
        [PAY.id]: {
          [themeVersion(PAY)]: { confirm: 3, object: 1, differ: 1 },
          before: { confirm: 0, object: 1, differ: 0 },
        },
        [PAID_HOURS.id]: { [themeVersion(PAID_HOURS)]: { confirm: 2, object: 0, differ: 1 } },
      },
      differences: {
        'said-1': {
          themeId: PAY.id,
          answer: 'differ',
          text: 'المال أولًا، ثم نتكلم عن الشراكة.',
          credit: { kind: 'name', label: 'زهرة الرمان' },
          version: themeVersion(PAY),
        },
        'said-2': {
          themeId: PAY.id,
          answer: 'object',
          text: 'Not every hour can be paid.',
          credit: { kind: 'organisation', label: 'Northgate Council' },
          version: themeVersion(PAY),
        },
        'said-3': {
          themeId: PAY.id,
          answer: 'object',
          text: 'This said “volunteers”.',
          credit: { kind: 'nobody', label: '' },
          version: 'before',
        },
        'said-4': {
          themeId: PAID_HOURS.id,
          answer: 'differ',
          text: 'Days, not hours: nobody comes for one hour.',
          credit: { kind: 'name', label: 'Heron' },
          version: themeVersion(PAID_HOURS),
        },
      },
      commitments: {
        'deed-1': {
          text: 'Send the budget before the next meeting.',
          when: 'by 1 December',
          credit: { kind: 'organisation', label: 'Northgate Council' },
        },
        'deed-2': { text: 'أسأل جاراتي من يريد المجيء.', when: '', credit: { kind: 'nobody', label: '' } },
      },
      present: { people: 5 },
    },
    tallies: {
      't0/note-0001': { dots: 7, echoes: { 'moves-me': 4, 'know-this': 'few' } },
      't1/note-0003': { dots: 1, echoes: {} },
      't0/note-0008': { dots: 5, echoes: {} },
    },
    threads: [
      { from: place('t0', 'note-0001'), to: place('t1', 'note-0003'), words: 'Both say: money first' },
      { from: place('t2', 'note-0007'), to: place('t0', 'note-0002'), words: 'السؤال نفسه: من يُدعى؟' },
      { from: place('t0', 'note-0001'), to: place('t2', 'note-0009'), words: `${KEPT_BACK} thread` },
      { from: place('t0', 'note-0001'), to: place('t2', 'note-0006'), words: `${KEPT_BACK} by a host`, hidden: true },
    ],
    carried: [
      { noteId: asId('note-0003'), from: asId('t1'), round: 1, to: asId('t0') },
      { noteId: asId('note-0008'), from: asId('t0'), round: 1, to: asId('t1') },
    ],
    recommendations: {
      'rec-00000001': { text: 'Name one person who pays invoices within two weeks.', theme: PAY.id },
      'rec-00000002': { text: 'أرسلوا الدعوة قبل أن تُكتب الخطة.', theme: 'theme-early' },
      'rec-00000003': { text: 'Ask each agency what it needs to come.', theme: PAID_HOURS.id },
      'rec-00000004': { text: 'Meet again in spring.', theme: 'theme-that-went' },
    },
    lensMarks: {
      [lensMarkKey(PAY.id, 'principles', 'money')]: true,
      [lensMarkKey('theme-early', 'principles', 'access')]: true,
      // By a theme that was brought into another.
      [lensMarkKey('theme-bids', 'principles', 'trust')]: true,
      [lensMarkKey('theme-early', 'lens-ours', lensItemId('Who decides?'))]: true,
      [lensMarkKey('theme-that-went', 'cycles', 'power')]: true,
    },
    recaps: [{ tableId: 't1', round: 0, text: 'We spoke of money first, and then of who is asked.' }],
    roots: {
      info: info({
        title: 'Allies at one table',
        purpose: 'What would large organisations have to do, so that small by-and-for agencies call them allies?',
        languages: ['en', 'ar', 'es'],
        checkIn: { question: 'What did you leave to be here?', minutes: 5 },
        checkOut: { question: 'What will you do by Friday?', minutes: 10 },
      }),
      tables: {
        t0: { name: 'Window', order: 0, doc: '' },
        t1: { name: 'الموقد', order: 1, doc: '', question: 'ما الذي يكلّفنا الحضور؟' },
        t2: { name: 'Garden', order: 2, doc: '' },
      },
      rounds: {
        '0': { question: 'When did an ally help, and what did they do?', minutes: 20 },
        '1': { question: 'What has to change first?', minutes: 20 },
      },
      lenses: { [asId<LensId>('lens-ours')]: { name: 'عدسة أربعة', items: ['Who decides?', 'من يدفع؟'], order: 0 } },
      perspectives: {
        byfor: { name: 'By-and-for agency', sensitive: false, order: 0 },
        authority: { name: 'Local authority', sensitive: false, order: 1 },
        lived: { name: 'Canary Perspective', sensitive: true, order: 2 },
      },
      people: {
        'pid-heron': { name: 'Heron', languages: ['en'], shown: ['byfor'] },
        'pid-canary': { name: 'Canary Person', languages: ['en'], shown: [] },
      },
    },
  })
