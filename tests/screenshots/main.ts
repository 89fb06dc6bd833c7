import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { Camera } from './camera.ts'
import { SCENES } from './scenes.ts'
import { openStand } from './stand.ts'

/**
 * `npm run screenshots -- [part of a scene's name]` pictures every screen into `screenshots`, at phone and
 * laptop width; the lobby and the table also at tablet width, by day and by night, in English and Arabic, and in every state.
 */
const [only = ''] = process.argv.slice(2)
/** What the README shows, when all scenes were taken. */
const README_PICTURES = {
  'table.png': 'table-busy-1440-light-en.png',
  'table-phone.png': 'table-busy-360-light-en.png',
  'desk.png': 'desk-1440-light-en.png',
  'harvest.png': 'harvest-1440-light-en.png',
}
const pictures = join(import.meta.dirname, '../../docs/pictures')
const folder = join(import.meta.dirname, '../../screenshots')
// Every page that Playwright opens listens for the end of this process.
process.setMaxListeners(0)
const stand = await openStand()
const camera = await Camera.open(stand, folder, only)
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
if (!only && !camera.failed.length) {
  for (const [picture, from] of Object.entries(README_PICTURES))
    copyFileSync(join(folder, from), join(pictures, picture))
}
process.stdout.write(`${camera.taken.length} pictures in screenshots\n`)
