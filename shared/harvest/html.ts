import { escapeHtml } from '../html-escape.ts'
import { htmlPage } from '../html-page.ts'
import { arrange, type Placed } from './arrange.ts'
import type { BriefingNote, BriefingSource, BriefingTheme } from './briefing.ts'
import { BRIEFING_STYLE, PAGE_NUMBERS } from './html-style.ts'
import { type ExportOptions, type Phrases, phrases } from './phrases.ts'
import type { ExportWords } from './words.ts'

const bdi = (text: string) => `<bdi>${escapeHtml(text)}</bdi>`

/**
 * The briefing as one page that is ready for A4 paper and asks for nothing: no script, no link, no picture, no font of its
 * own. Everything that people wrote is text, in its own direction.
 */
export function htmlOf(source: BriefingSource, { words, timeZone = 'UTC' }: ExportOptions): string {
  const { cafe } = source
  const say = phrases(source, words, bdi)
  const day = cafe.startsAt === null ? '' : words.day(cafe.startsAt, timeZone)
  return htmlPage({
    lang: words.lang,
    dir: words.dir,
    title: escapeHtml(cafe.title),
    style: `${BRIEFING_STYLE}${PAGE_NUMBERS[words.dir]}`,
    main: `<header>
<p class="kick"><span>${words.briefing}</span><span>${day}</span></p>${cafe.rehearsal ? `\n<p class="practice">${words.rehearsal}</p>` : ''}
<h1 dir="auto">${escapeHtml(cafe.title)}</h1>
${own('p', 'lede', cafe.purpose)}
</header>
<div class="front">
<div>
${asked(say, words)}
${contents(source, words)}
</div>
<div class="side">
${aside(words.howToRead, words.reading)}
${aside(words.made, say.made)}
${aside(words.heldBack, say.heldBack)}
${aside(words.voices, say.voices)}
${aside(words.counted, say.counted.length ? [words.countedIntro, ...say.counted] : [])}
</div>
</div>
${themes(source, say, words)}
${recaps(source, say, words)}
${recommended(say, words)}
${takenOn(source, say, words)}
${lenses(say, words)}
${missing(source, say, words)}
${glossary(say, words)}
${method(say, words)}
<footer><p>${words.signedAs}</p></footer>`,
  })
}

/** What people wrote, in its own direction, line by line. */
function own(tag: 'p' | 'blockquote', className: string, text: string, lang?: string): string {
  if (!text) return ''
  // Nothing but a language tag can come through here, whatever a note says of itself.
  const language = lang && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/.test(lang) ? ` lang="${lang}"` : ''
  return `<${tag} class="own ${className}" dir="auto"${language}>${escapeHtml(text)}</${tag}>`
}

function asked(say: Phrases, words: ExportWords): string {
  if (say.asked.length + say.askedAt.length === 0) return ''
  const rounds = say.asked.map(
    ({ when, question, minutes }) =>
      `<li><span class="when">${when}<bdi class="meta">${minutes}</bdi></span><span class="what">${question}</span></li>`,
  )
  const tables = say.askedAt.map(
    ({ when, question }) => `<li><span class="when">${when}</span><span class="what">${question}</span></li>`,
  )
  return `<section class="asked"><h2>${words.asked}</h2><ul>${rounds.join('')}${tables.join('')}</ul></section>`
}

/** What follows, named on the first page. Plain words: on paper nobody can follow a link. */
function contents({ themes }: BriefingSource, words: ExportWords): string {
  if (themes.length === 0) return ''
  const names = themes.map(({ name }) => `<li><span dir="auto">${escapeHtml(name || words.untitled)}</span></li>`)
  return `<section class="contents"><h2>${words.themes}</h2><ol>${names.join('')}</ol></section>`
}

const aside = (heading: string, paragraphs: readonly string[]) =>
  paragraphs.length === 0
    ? ''
    : `<section><h2>${heading}</h2>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</section>`

function themes(source: BriefingSource, say: Phrases, words: ExportWords): string {
  const { themes, ungathered } = arrange(source)
  const quoted = (notes: Placed[]) => notes.map((placed) => quotation(placed, say, words)).join('\n')
  const gathered = themes.map(
    ({ theme, notes }) => `<section class="theme">
<h2 dir="auto">${escapeHtml(theme.name || words.untitled)}</h2>
${own('p', 'description', theme.description)}
<p class="meta">${say.madeOf(theme)}</p>
${parts(theme, say)}
${quoted(notes)}
${differences(theme, say, words)}
</section>`,
  )
  const loose = ungathered.map(
    ({ tableId, rounds }) => `<section><h3>${say.tableName(tableId)}</h3>
${rounds.map(({ round, notes }) => `<h4>${words.round(round + 1)}</h4>\n${quoted(notes)}`).join('\n')}
</section>`,
  )
  const rest = loose.length
    ? `<section class="theme loose"><h2>${words.ungathered}</h2><p class="meta intro">${words.ungatheredIntro}</p>${loose.join('\n')}</section>`
    : ''
  return [...gathered, rest].join('\n')
}

/** Its letters are smaller than those of other scripts at the same size. */
const ARABIC = /^[^\p{L}]*\p{Script=Arabic}/u

/** Deeper than this a quotation would be too narrow to read. */
const DEEPEST = 3

function quotation({ note, depth, continues, alsoIn }: Placed, say: Phrases, words: ExportWords): string {
  const more = [
    ...(continues ? [say.continues(continues)] : []),
    ...(alsoIn.length ? [say.alsoIn(alsoIn)] : []),
    ...say.way(note),
  ]
  const look = [note.text.length > 280 ? 'long' : 'short', ...(ARABIC.test(note.text) ? ['arabic'] : [])].join(' ')
  return `<figure class="depth-${Math.min(depth, DEEPEST)}">${own('blockquote', look, note.text, note.lang)}<figcaption>${credit(note, say, words)}${more.map((text) => `<span>${text}</span>`).join('')}</figcaption></figure>`
}

function credit(note: BriefingNote, say: Phrases, words: ExportWords): string {
  const { kind, label } = note.credit
  // A note that is signed by its table needs the table's name once.
  if (kind === 'table') return `<b>${say.place(note)}</b>`
  return `<b>${kind === 'nobody' ? words.unsigned : bdi(label)}</b><span>${say.place(note)}</span>`
}

function recaps({ recaps }: BriefingSource, say: Phrases, words: ExportWords): string {
  if (recaps.length === 0) return ''
  const told = recaps.map(
    (recap) =>
      `<figure class="recap">${own('blockquote', 'long', recap.text)}<figcaption><b>${say.place(recap)}</b></figcaption></figure>`,
  )
  return `<section class="theme"><h2>${words.recaps}</h2><p class="meta intro">${words.recapsIntro}</p>${told.join('\n')}</section>`
}

const parts = (theme: BriefingTheme, say: Phrases): string =>
  say
    .partsToTell(theme)
    .map(({ name, text }) => `<div class="part"><p class="meta">${name}</p>${own('p', 'description', text)}</div>`)
    .join('\n')

/** Two columns of one size: nobody's words stand smaller than the others'. */
function differences(theme: BriefingTheme, say: Phrases, words: ExportWords): string {
  const answers = say.answers(theme)
  if (!answers) return ''
  const { name, description } = theme
  const said = answers.said.map(
    ({ text, credit, about }) =>
      `<li>${own('p', 'said', text)}<p class="meta">${[say.signed(credit), ...about].join(' · ')}</p></li>`,
  )
  const columns = said.length
    ? `<div class="two"><div><h4>${words.asTheThemePutsIt}</h4>${own('p', 'said', name || words.untitled)}${own('p', 'said', description)}</div><div><h4>${words.asOthersPutIt}</h4><ul>${said.join('')}</ul></div></div>`
    : `<p class="meta">${words.nobodyDiffers}</p>`
  const stands = answers.stands.map((sentences) => `<p>${sentences}</p>`).join('')
  return `<section class="differ"><h3>${words.differ}</h3>${stands}${columns}</section>`
}

function takenOn({ commitments }: BriefingSource, say: Phrases, words: ExportWords): string {
  if (commitments.length === 0) return ''
  const taken = commitments.map(
    ({ text, when, credit }) =>
      `<figure class="taken">${own('blockquote', 'long', text)}<figcaption><b>${say.signed(credit)}</b>${when ? `<span>${say.byWhen(when)}</span>` : ''}</figcaption></figure>`,
  )
  return `<section class="theme"><h2>${words.takeOn}</h2><p class="meta intro">${words.takeOnIntro}</p>${taken.join('\n')}</section>`
}

function recommended({ recommended }: Phrases, words: ExportWords): string {
  if (recommended.length === 0) return ''
  const told = recommended.map(
    ({ theme, texts }) =>
      `<h3>${theme ?? words.recommendElse}</h3>${texts.map((text) => `<figure class="recap">${own('blockquote', 'long', text)}</figure>`).join('\n')}`,
  )
  return `<section class="theme"><h2>${words.recommend}</h2><p class="meta intro">${words.recommendIntro}</p>${told.join('\n')}</section>`
}

function lenses({ lenses }: Phrases, words: ExportWords): string {
  if (lenses.length === 0) return ''
  const read = lenses.map(({ name, after, items }) => {
    const all = items.map((item) => `<li><b>${item.name}</b> <span class="meta">${item.speaks}</span></li>`)
    return `<h3>${name}</h3>${after ? `<p class="meta">${after}</p>` : ''}<ul>${all.join('')}</ul>`
  })
  return `<section class="glossary lenses"><h2>${words.lenses}</h2><p class="meta">${words.lensesIntro}</p>${read.join('\n')}</section>`
}

function missing({ namedMissing }: BriefingSource, say: Phrases, words: ExportWords): string {
  const voices = say.missing.map(({ name, where }) => `<li><b>${name}</b> <span class="meta">${where}</span></li>`)
  const list = voices.length ? `<ul>${voices.join('')}</ul>` : ''
  const named = namedMissing.map(
    (one) =>
      `<figure class="recap">${own('blockquote', 'long', one.text)}<figcaption><b>${say.place(one)}</b></figcaption></figure>`,
  )
  const inOwnWords = named.length ? `<p>${words.missingNamed}</p>${named.join('\n')}` : ''
  return `<section class="missing"><h2>${words.missing}</h2><p>${say.missingIntro}</p>${list}${inOwnWords}</section>`
}

function glossary({ terms }: Phrases, { glossary }: ExportWords): string {
  const items = terms.map(({ term, meaning }) => `<li><b>${term}</b> <span class="meta">${meaning}</span></li>`)
  return `<section class="glossary"><h2>${glossary}</h2><ul>${items.join('')}</ul></section>`
}

const method = ({ method }: Phrases, words: ExportWords): string =>
  `<section class="glossary method"><h2>${words.method}</h2><ul>${method.map((text) => `<li>${text}</li>`).join('')}</ul></section>`
