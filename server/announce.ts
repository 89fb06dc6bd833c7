import { renderUnicodeCompact } from 'uqr'
import { localAddresses } from './addresses.ts'
import type { Settings } from './settings.ts'

const EVERYWHERE = ['0.0.0.0', '::']
const THIS_MACHINE = ['127.0.0.1', 'localhost', ...EVERYWHERE]

/** Says where the café can be found, and shows the best of the addresses as a QR code where somebody can scan it. */
export function announce({ host, publicUrl }: Settings, port: number, print: (text: string) => void): void {
  const at = (name: string) => `http://${name.includes(':') ? `[${name}]` : name}:${port}`
  const here = host === null || THIS_MACHINE.includes(host) ? at('127.0.0.1') : at(host)
  const nearby = host === null || EVERYWHERE.includes(host) ? localAddresses().map(at) : []
  print(`Tablecloth is serving on ${here}`)
  if (publicUrl) print(`Open to everyone:        ${publicUrl}`)
  for (const address of nearby) print(`In this network:         ${address}`)

  const best = publicUrl ?? nearby[0]
  if (best && (process.stdout.isTTY || process.env.QR === '1'))
    print(`\n${renderUnicodeCompact(best, { border: 2 })}\n`)
}
