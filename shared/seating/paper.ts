import { csvFile } from '../csv.ts'
import { escapeHtml } from '../html-escape.ts'
import { htmlPage } from '../html-page.ts'
import type { PaperWords } from './paper-words.ts'
import type { Rotation } from './rotation.ts'

/** A row a person, a column a round with the table's name; empty where they have no seat. Rounds count from 1. */
export function rotationCsv({ people, tables, rounds }: Rotation, words: PaperWords): string {
  const way = (id: string) =>
    rounds.map((round) => tables[round.tables.findIndex((seated) => seated.includes(id))]?.name ?? '')
  return csvFile([
    [words.person, ...rounds.map((_, round) => words.round(round + 1))],
    ...people.map(({ id, name }) => [name, ...way(id)]),
  ])
}

interface Printed {
  /** Of the café or the plan; may be empty. */
  title: string
  words: PaperWords
}

/**
 * A card a person, to be cut and folded: their name on both faces, their way through the café below. Four a page, A4,
 * fewer where a way is long: nothing on a card is ever cut off. One page that asks for nothing, without scripts, links
 * or fonts of its own.
 */
export function placeCards(rotation: Rotation, { title, words }: Printed): string {
  const stop = (id: string, round: number) => {
    const place = rotation.rounds[round]?.tables.findIndex((people) => people.includes(id)) ?? -1
    const table = rotation.tables[place]
    const where = table ? `${tally(place + 1, words)} ${bdi(table.name)}` : words.away
    return `<li><span class="round">${words.round(round + 1)}</span> <span class="where">${where}</span></li>`
  }
  const cards = rotation.people.map(
    ({ id, name }) => `<article class="card">
<div class="face turned" aria-hidden="true"><p class="${nameClass(name)}">${bdi(name)}</p></div>
<div class="face"><h2 class="${nameClass(name)}">${bdi(name)}</h2></div>
<div class="${rotation.rounds.length > ROUNDS_AT_EASE ? 'way many' : 'way'}"><ol>${rotation.rounds.map((_, round) => stop(id, round)).join('')}</ol></div>
</article>`,
  )
  return page(words, {
    title,
    heading: words.placeCards,
    about: words.fold,
    body: `<div class="cards">${cards.join('\n')}</div>`,
  })
}

/** A page a table: its name and tally for everyone to see, and who sits there in each round. */
export function tableSigns(rotation: Rotation, { title, words }: Printed): string {
  const names = new Map(rotation.people.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => bdi(names.get(id) ?? '')
  const signs = rotation.tables.map(({ name, hostId, closed }, place) =>
    closed
      ? ''
      : `<article class="sign">
<div class="big">${tally(place + 1, words)}<h2>${bdi(name)}</h2></div>
${hostId && names.has(hostId) ? `<p class="host">${words.host(nameOf(hostId))}</p>` : ''}
${rotation.rounds
  .map(({ tables }, round) => {
    const people = (tables[place] ?? []).filter((id) => id !== hostId)
    return `<section><h3>${words.round(round + 1)}</h3><p>${people.length ? words.all(people.map(nameOf)) : words.nobody}</p></section>`
  })
  .join('\n')}
</article>`,
  )
  return page(words, { title, heading: words.tableSigns, about: '', body: signs.join('\n') })
}

const bdi = (text: string) => `<bdi>${escapeHtml(text)}</bdi>`

/** So many rounds have two lines each on a card; more share one. */
const ROUNDS_AT_EASE = 8

/** Long names in a smaller hand. */
const nameClass = (name: string): string => {
  const length = [...name].length
  return length > 34 ? 'name longest' : length > 18 ? 'name long' : 'name'
}

const BARS = [0, 7, 14, 21]

/** A number as on a bill, four bars and a thread across; numerals above ten. */
function tally(count: number, words: PaperWords): string {
  if (count > 10) return `<b class="numeral">${words.number(count)}</b>`
  const groups = Array.from({ length: Math.ceil(count / 5) }, (_, group) => Math.min(5, count - group * 5))
  const drawn = groups.map((bars, group) => {
    const upright = BARS.slice(0, Math.min(bars, 4)).map((x) => `<rect x="${x}" width="3" height="20"/>`)
    const thread = bars === 5 ? '<path d="M-2 16.4 26 3.6"/>' : ''
    return `<g transform="translate(${group * 34} 0)">${upright.join('')}${thread}</g>`
  })
  const last = groups.at(-1) ?? 1
  const width = (groups.length - 1) * 34 + (last === 5 ? 27 : last * 7 - 4)
  const label = escapeHtml(words.number(count))
  return `<svg class="tally" viewBox="-3 -1 ${width + 5} 22" role="img" aria-label="${label}">${drawn.join('')}</svg>`
}

interface Page {
  title: string
  heading: string
  about: string
  body: string
}

function page(words: PaperWords, { title, heading, about, body }: Page): string {
  const named = title ? `${escapeHtml(title)}: ${heading}` : heading
  const shown = title ? `${bdi(title)}: ${heading}` : heading
  return htmlPage({
    lang: words.lang,
    dir: words.dir,
    title: named,
    style: STYLE,
    main: `<header class="screen"><h1>${shown}</h1>${about ? `<p>${about}</p>` : ''}</header>
${body}`,
  })
}

/** Black and one berry stitch, on A4; no font but the machine's own. */
const STYLE = `
@page{size:A4;margin:12mm}
*{box-sizing:border-box}
html{font-family:"Atkinson Hyperlegible Next","Atkinson Hyperlegible",system-ui,sans-serif;color:#000;background:#fff}
body{margin:0}
main{max-inline-size:186mm;margin-inline:auto}
header.screen{padding:6mm 0}
h1,h2,h3,p,ol{margin:0}
h1{font-size:16pt}
.tally{block-size:.8em;inline-size:auto;overflow:visible;vertical-align:-.06em;fill:#000;stroke:none}
.tally path{stroke:#8c1c4c;stroke-width:2.6;stroke-linecap:round;fill:none}
.cards{display:grid;grid-template-columns:1fr 1fr}
.card{display:grid;grid-template-rows:repeat(2,minmax(46mm,max-content)) minmax(43mm,1fr);border:.3mm dotted #777;break-inside:avoid}
.face{display:grid;place-items:center;text-align:center;padding:4mm;border-block-end:.3mm dashed #999}
.turned{transform:rotate(180deg);border-block-end:0;border-block-start:.3mm dashed #999}
.name{font-size:26pt;line-height:1.15;font-weight:600;overflow-wrap:anywhere}
.name.long{font-size:18pt}
.name.longest{font-size:13pt}
.way{padding:3mm 5mm;font-size:11pt;min-inline-size:0}
.way ol{list-style:none;padding:0;columns:auto 34mm;column-gap:4mm}
.way li{break-inside:avoid;padding-block:.8mm;border-block-end:.3mm solid #ddd}
.way.many{padding-block:1.5mm}
.many ol{columns:2;font-size:7.5pt;line-height:1.2}
.many .round{font-size:7.5pt;white-space:nowrap}
.many li{display:flex;gap:2mm;padding-block:.2mm}
.round{display:block;font-size:8.5pt;color:#333}
.where{overflow-wrap:anywhere}
.sign{break-after:page;padding-block:10mm}
.sign:last-child{break-after:auto}
.big{display:flex;flex-wrap:wrap;align-items:center;gap:10mm;border-block-end:1mm dashed #8c1c4c;padding-block-end:8mm}
.big h2{font-size:40pt;line-height:1.1;overflow-wrap:anywhere}
.big .tally{block-size:26mm}
.big .numeral{font-size:70pt;line-height:1}
.host{font-size:16pt;padding-block:6mm 0}
.sign section{padding-block:5mm;border-block-end:.3mm solid #bbb;break-inside:avoid}
.sign h3{font-size:12pt;margin-block-end:1mm}
.sign section p{font-size:14pt;line-height:1.5}
@media print{header.screen{display:none}}
`
