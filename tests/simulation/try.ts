import './outside.ts'
import { generate } from './generate.ts'
import { play } from './play.ts'

const from = Number(process.argv[2] ?? 1),
  to = Number(process.argv[3] ?? 100)
const t = performance.now()
const rules = new Map<string, number>()
let steps = 0,
  ops = 0,
  words = 0,
  refusals = 0
for (let s = from; s <= to; s++) {
  const c = generate(String(s))
  const r = await play(c)
  steps += r.steps
  ops += c.operations.length
  words += r.words
  refusals += r.refusals
  if (r.fault) {
    const k = rules.get(r.fault.rule) ?? 0
    rules.set(r.fault.rule, k + 1)
    if (k < 4)
      console.log(s, process.env.FULL ? r.fault : '', r.fault.rule, r.fault.detail.slice(0, 500), r.fault.after)
  }
}
console.log(rules, { steps, ops, words, refusals }, (performance.now() - t).toFixed(0), 'ms')
