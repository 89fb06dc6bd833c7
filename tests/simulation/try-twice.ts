import './outside.ts'
import { generate } from './generate.ts'
import { play } from './play.ts'

let bad = 0
for (let s = 1; s <= 30; s++) {
  const c = generate(String(s))
  const a = await play(c),
    b = await play(c)
  if (a.fingerprint !== b.fingerprint || a.steps !== b.steps) {
    bad++
    console.log(s, a, b)
  }
}
console.log('bad', bad)
