import { type Design, strangers } from './design.ts'
import { type BaseRounds, designFromBaseRounds } from './developed.ts'
import { productGroup } from './group.ts'
import type { Shifts } from './transversal.ts'

/**
 * Base rounds that a search does not find, or not in the time of a request. Each letter is the table of a point; points
 * are numbered as in `BaseRounds`. `orders` are those of the cyclic groups whose product turns them.
 */
type StoredRounds = { tables: number; orders: number[]; rounds: string[] }

const STORED: StoredRounds[] = [
  { tables: 6, orders: [4], rounds: ['dbafdceadacbecffbe', 'eecbabbfddfcfdeaac'] },
  { tables: 7, orders: [5], rounds: ['aecaffdgeefcbbcagbgdd', 'ccbadgbeaefagedgffbcd'] },
  { tables: 7, orders: [3, 3], rounds: ['bgafefagbdcbaaecdbgcffcgdede'] },
  {
    // A schedule for 32 people in which each meets 30 of the 31 others was first published by A. Aguado in 2004.
    tables: 8,
    orders: [1],
    rounds: [
      'aaaabbbbccccddddeeeeffffgggghhhh',
      'abfcacfbahcgeghdefbdedbfegdhahgc',
      'abfcgdcehfedecdfdeghfahbcgbabhag',
      'abfcgdehfcbaghedfcabhedgabcfhgde',
      'abfcbghccgaegadbhegdefaddfhbfhce',
      'abfcgbehdaegfdchhdcfedgabhgecbfa',
      'abfccabfhbefhdgecgdaacgdeghdefbh',
      'abfcfghegefhcbfabadhdecgegdchadb',
      'abfcgfahbdecafbcdgehbedcgafhdegh',
      'abfcgdeaeghbbgaehdegcbfhfcaddchf',
    ],
  },
  { tables: 9, orders: [11], rounds: ['dfahehcddbieeafighgbhfaebdgcfccgiiba'] },
  { tables: 10, orders: [14], rounds: ['eicfedjiaagcbchbggdfajhehibdfj'] },
  { tables: 10, orders: [13], rounds: ['jaicbghhgbciajdcfeabbaefcdjgfihdeedhifgj'] },
  { tables: 10, orders: [9], rounds: ['eahbddgdjhchejghfiigabcbbehfjaedcaiaidbffcjfgjiceg'] },
]

/**
 * Rows of two orthogonal Latin squares of order 10, as row, column and both entries: each is turned through 0 … 8 while
 * 9 stands still, and 9999 is added.
 */
const SQUARES_OF_TEN = ['9680', '4953', '1095', '8429', '5335', '6088', '4510', '8836', '2415', '2673', '1717']

/** Six columns over the product of the groups of 6 and 2 elements; such a matrix was first found by Johnson, Dulmage and Mendelsohn in 1961. */
const SHIFTS_OF_TWELVE = [
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  [0, 2, 1, 6, 8, 7, 10, 9, 11, 4, 3, 5],
  [0, 3, 8, 10, 1, 9, 2, 6, 5, 7, 11, 4],
  [0, 4, 10, 9, 7, 1, 11, 5, 3, 2, 8, 6],
  [0, 8, 6, 4, 3, 10, 9, 11, 2, 5, 1, 7],
]

/** Stored shifts (see `transversal.ts`), or undefined. */
export function storedShifts(tables: number, columns: number, rounds: number): Shifts | undefined {
  if (tables !== 12 || columns > SHIFTS_OF_TWELVE.length || rounds > 12) return undefined
  const used = SHIFTS_OF_TWELVE.slice(0, columns)
  return { group: productGroup([6, 2]), columns: used.map((column) => Int16Array.from(column.slice(0, rounds))) }
}

/** A stored design for so many points, or for more of whom the ones left over never meet; undefined if there is none. */
export function storedDesign(tables: number, points: number, rounds: number): Design | undefined {
  for (const { tables: stored, orders, rounds: letters } of STORED) {
    const first = letters[0] as string
    if (stored !== tables || first.length < points || first.length - points >= tables) continue
    const group = productGroup(orders)
    if (group.order * letters.length < rounds) continue
    const seats = letters.map((text) => Int16Array.from(text, (letter) => letter.charCodeAt(0) - FIRST_LETTER))
    const base: BaseRounds = { group, tables, points: first.length, seats }
    const design = designFromBaseRounds(base, rounds)
    if ((design.columns[0]?.length ?? 0) >= first.length - points) return design
  }
  if (tables === 10 && points === 100 && rounds <= 4) return squaresOfTen(rounds)
  return undefined
}

const FIRST_LETTER = 97

/** The points are the cells of two orthogonal squares: each round is a row, a column or an entry. */
function squaresOfTen(rounds: number): Design {
  const turned = SQUARES_OF_TEN.flatMap((row) =>
    Array.from({ length: 9 }, (_, turn) =>
      Array.from(row, (digit) => (digit === '9' ? 9 : (Number(digit) + turn) % 9)),
    ),
  )
  const cells = [[9, 9, 9, 9], ...turned]
  const seats = Int16Array.from({ length: rounds * 100 }, (_, at) => cells[at % 100]?.[Math.floor(at / 100)] as number)
  const design = { rounds, points: 100, seats }
  return { ...design, tables: 10, columns: strangers(design), staying: false }
}
