// A new café out of a JSON export, on a running server. It needs nothing installed: only Node.
import { ask, given, origin, readBytes, secretFrom } from './setup/ask.mjs'
import { Trouble } from './setup/progress.mjs'

const NAMES = /** @type {const} */ (['file', 'url', 'key-file', 'title', 'starts-at', 'keep-until', 'host-name'])

const HELP = `npm run import -- --file harvest.json [options]: makes a café from a JSON export, on a running server

  --file F            the export, as "npm run export -- --format json" or the desk wrote it
  --url http://…      the server (http://localhost:3000)
  --key-file F        a file that holds the organiser's key, where the server has one; without it, TABLECLOTH_KEY in the environment
  --title "…"         another title
  --starts-at T       when it goes on, such as 2030-05-01T18:00Z
  --keep-until T      when it is erased, such as 2030-06-01
  --host-name N       by which name its organiser is shown

It prints the links of the café as JSON. Whoever has the host link runs the café: keep it like a key.`

const OPTIONS = /** @type {const} */ ({
  title: 'title',
  'starts-at': 'startsAt',
  'keep-until': 'keepUntil',
  'host-name': 'hostName',
})

/** @param {string[]} args @returns {Promise<number>} */
export async function importHarvest(args) {
  const wishes = given(args, NAMES)
  if (wishes.help) {
    process.stdout.write(`${HELP}\n`)
    return 0
  }
  if (wishes.file === undefined) throw new Trouble('--file must be a JSON export; --help says more')
  const address = new URL('/api/cafes/import', origin(wishes.url ?? 'http://localhost:3000'))
  for (const option of /** @type {(keyof typeof OPTIONS)[]} */ (Object.keys(OPTIONS))) {
    const value = wishes[option]
    if (value !== undefined) address.searchParams.set(OPTIONS[option], value)
  }
  const key = secretFrom('--key-file', wishes['key-file'], process.env.TABLECLOTH_KEY)
  const body = new Uint8Array(readBytes('--file', wishes.file))
  const answer = await ask(address, key, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
  process.stdout.write(`${JSON.stringify(JSON.parse(answer.toString()), null, 2)}\n`)
  return 0
}
