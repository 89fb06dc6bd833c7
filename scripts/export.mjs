// A café's briefing from a running server, as a file. It needs nothing installed: only Node.
import { writeFileSync } from 'node:fs'
import { ask, given, origin, secretFrom, wordsOf } from './setup/ask.mjs'
import { Trouble, tell } from './setup/progress.mjs'

const FORMATS = ['docx', 'html', 'md', 'csv', 'json']

const NAMES = /** @type {const} */ (['cafe', 'url', 'token-file', 'format', 'lang', 'time-zone', 'out'])

const HELP = `npm run export -- --cafe ID [options]: fetches the briefing of a café from a running server

  --cafe ID           the café, as in its host link
  --url http://…      the server (http://localhost:3000)
  --token-file F      a file that holds a host's token; without it, TABLECLOTH_TOKEN in the environment
  --format docx       or ${FORMATS.slice(1).join(', ')}
  --lang ar           the language of the briefing's own words (the café's)
  --time-zone Zone    in which its day is told, such as Europe/London (UTC)
  --out file          where it goes (harvest-ID.docx)`

/** @param {string[]} args @returns {Promise<number>} */
export async function exportBriefing(args) {
  const wishes = given(args, NAMES)
  if (wishes.help) {
    process.stdout.write(`${HELP}\n`)
    return 0
  }
  const { cafe = '', format = 'docx' } = wishes
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(cafe)) throw new Trouble('--cafe must be the id of a café; --help says more')
  if (!FORMATS.includes(format)) throw new Trouble(`--format must be one of ${FORMATS.join(', ')}, not "${format}"`)
  const out = wishes.out ?? `harvest-${cafe}.${format}`
  const address = new URL(`/api/cafes/${cafe}/harvest.${format}`, origin(wishes.url ?? 'http://localhost:3000'))
  if (wishes.lang) address.searchParams.set('lang', wishes.lang)
  if (wishes['time-zone']) address.searchParams.set('timeZone', wishes['time-zone'])
  const token = secretFrom('--token-file', wishes['token-file'], process.env.TABLECLOTH_TOKEN)
  if (!token) throw new Trouble('a host token is needed: --token-file F, or TABLECLOTH_TOKEN in the environment')
  const bytes = await ask(address, token)
  try {
    writeFileSync(out, bytes)
  } catch (error) {
    throw new Trouble(`${out} cannot be written: ${wordsOf(error)}`)
  }
  tell('✓', `${out}: ${bytes.length} bytes`)
  return 0
}
