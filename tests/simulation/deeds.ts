import * as Y from 'yjs'
import { historyOf } from '../../client/board/history.ts'
import { createNote, deleteNote, moveNote, react, setConsent, textOf } from '../../client/board/note-actions.ts'
import { OWN } from '../../client/connection/shared-document.ts'
import type { Clock } from './clock.ts'
import type { Operation } from './operations.ts'
import type { Shown, Tab } from './tab.ts'
import type { Witness } from './witness.ts'

const CONSENTS = ['table', 'cafe', 'public'] as const
const REACTIONS = ['heart', 'spark', 'question'] as const
const MOST_LENGTH = 1500

type Deed = Extract<Operation, { tab: string }>

/** What somebody does on the cloth that they see; nothing, where there is nothing to do it with. */
export function doOnCloth(tab: Tab, deed: Deed, witness: Witness, clock: Clock): void {
  const { cloth, person } = tab
  if (!cloth) return
  const { doc, name } = cloth
  const ids = [...doc.getMap('notes').keys()].sort()
  const own = ids.filter((id) => (doc.getMap('notes').get(id) as Y.Map<unknown>).get('author') === person)
  const anyone = (n: number) => ids[n % ids.length]
  const mine = (n: number) => own[n % own.length]
  const typed = (word: string, noteId: string) => witness.typed(word, tab.name, name, doc, noteId)

  switch (deed.do) {
    case 'write': {
      const word = witness.nextWord()
      const buildsOn = anyone(deed.x)
      const id = createNote(doc, {
        text: word,
        author: person,
        at: clock.now,
        place: { x: deed.x, y: 0 },
        ...(buildsOn && deed.x % 3 === 0 ? { buildsOn } : {}),
      })
      typed(word, id)
      break
    }
    case 'type': {
      const id = mine(deed.note)
      const text = id && textOf(doc, id)
      if (!id || !text || text.length > MOST_LENGTH) return
      const word = witness.nextWord()
      const places = gaps(text.toString())
      doc.transact(() => text.insert(places[deed.at % places.length] ?? 0, word), OWN)
      typed(word, id)
      break
    }
    case 'erase': {
      const id = mine(deed.note)
      const text = id && textOf(doc, id)
      if (!text || text.length === 0) return
      const [from, length] = wholeCharacters(text.toString(), deed.at, deed.length)
      witness.cutting(text.toString(), from, length)
      witness.own(doc, () => doc.transact(() => text.delete(from, length), OWN))
      break
    }
    case 'remove': {
      const id = mine(deed.note)
      if (id) witness.own(doc, () => deleteNote(doc, id))
      break
    }
    case 'consent': {
      const id = mine(deed.note)
      if (id) setConsent(doc, id, CONSENTS[deed.choice % 3] ?? 'table')
      break
    }
    case 'move': {
      const id = anyone(deed.note)
      if (id) moveNote(doc, id, { x: deed.x, y: deed.x })
      break
    }
    case 'drag':
      historyOf(doc).startStep()
      for (let n = 1; n <= deed.times; n++) {
        const move = { do: 'move', tab: deed.tab, note: deed.note, x: n } as const
        clock.after(n * deed.every, () => doOnCloth(tab, move, witness, clock), null, tab.device)
      }
      break
    case 'react': {
      const id = anyone(deed.note)
      if (id) react(doc, id, person, REACTIONS[deed.choice % 3] ?? 'heart')
      break
    }
    case 'undo':
      witness.own(doc, () => historyOf(doc).undo())
      break
    case 'redo':
      witness.own(doc, () => historyOf(doc).redo())
      break
    case 'lay':
      for (const { text } of tab.leftOver.splice(0)) {
        createNote(doc, { text, author: person, at: clock.now, place: { x: 0, y: 0 } })
      }
      break
    case 'show':
      tab.show(anyone(deed.note) ?? null)
      break
    case 'renumber':
      renumber(cloth)
  }
}

/** Awareness goes by the id of the document, but does not see it change: a provider that is closed then would throw. */
function renumber({ doc, provider: { awareness } }: Shown): void {
  const state = awareness.getLocalState()
  awareness.setLocalState(null)
  doc.clientID = new Y.Doc().clientID
  awareness.clientID = doc.clientID
  awareness.setLocalState(state)
}

/** Where a word can be typed without cutting another. */
function gaps(text: string): number[] {
  const places = [0, text.length]
  for (let at = 1; at < text.length; at++) if (text[at - 1] === '>' || text[at] === '<') places.push(at)
  return places
}

function wholeCharacters(text: string, at: number, length: number): [from: number, length: number] {
  const characters = [...text]
  const from = at % characters.length
  const before = characters.slice(0, from).join('').length
  return [before, characters.slice(from, from + Math.max(1, length)).join('').length]
}
