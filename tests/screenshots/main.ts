import { join } from 'node:path'
import { Camera } from './camera.ts'
import { SCENES } from './scenes.ts'
import { openStand } from './stand.ts'

/**
 * `npm run screenshots -- [part of a scene's name]` pictures every screen into `screenshots`, at phone and
 * laptop width; the lobby and the table also at tablet width, by day and by night, in English and Arabic, and in every state.
 */
const [only = ''] = process.argv.slice(2)
const folder = join(import.meta.dirname, '../../screenshots')
// Every page that Playwright opens listens for the end of this process.
process.setMaxListeners(0)
const stand = await openStand()
const camera = await Camera.open(stand.url, folder, only)
try {
  for (const [name, scene] of Object.entries(SCENES)) {
    if (!camera.wants(name)) continue
    process.stdout.write(`${name}\n`)
    await scene(camera, stand.url, name).catch((error) => camera.fail(name, error))
  }
} finally {
  await camera.close()
  await stand.stop()
}
if (camera.failed.length) process.exitCode = 1
process.stdout.write(`${camera.taken.length} pictures in screenshots\n`)
