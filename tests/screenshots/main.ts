import { join } from 'node:path'
import { Camera } from './camera.ts'
import { SCENES } from './scenes.ts'
import { openStand } from './stand.ts'

/**
 * `npm run screenshots -- [part of a scene's name]` pictures every screen into `test-results/screenshots`, at phone and
 * laptop width; the lobby and the table also at tablet width, by day and by night, in English and Arabic, and in every state.
 */
const [only = ''] = process.argv.slice(2)
const folder = join(import.meta.dirname, '../../test-results/screenshots')
const stand = await openStand()
const camera = await Camera.open(stand.url, folder, only)
try {
  for (const [name, scene] of Object.entries(SCENES)) {
    if (!camera.wants(name)) continue
    process.stdout.write(`${name}\n`)
    await scene(camera, stand.url, name)
  }
} finally {
  await camera.close()
  await stand.stop()
}
process.stdout.write(`${camera.taken.length} pictures in test-results/screenshots\n`)
