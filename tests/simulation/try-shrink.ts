import './outside.ts'
import { generate } from './generate.ts'
import { play } from './play.ts'
import { shrink } from './shrink.ts'

const c = generate(process.argv[2]!)
const { fault } = await play(c)
if (!fault) throw new Error('none')
const s = await shrink(c, fault, async (x) => (await play(x)).fault)
console.log(s.plays, s.fault)
for (const o of s.case.operations) console.log(JSON.stringify(o))
