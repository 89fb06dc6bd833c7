import { openSqlite } from '@tablecloth/server/storage/sqlite.ts'
import { batch, bytes, cafe, cafeId, newestOf, texts } from './samples.ts'

// Counts on where the file stands, in two documents and a fact at once, and says each number once it is committed;
// until it is killed.
const storage = openSqlite(process.argv[2] ?? '')
await storage.commit(batch({ cafes: [cafe('teal')] }))
let n = Number((await storage.loadFacts(cafeId('teal')))[0]?.value ?? 0)

for (;;) {
  n++
  const update = bytes(`${n} `)
  await storage.commit(
    batch({
      updates: [
        { document: 'table/teal/1', update },
        { document: 'table/teal/2', update },
      ],
      facts: [{ cafeId: cafeId('teal'), root: 'kept', key: 'n', value: n }],
    }),
  )
  process.stdout.write(`${n}\n`)
  if (n % 7 === 0) {
    const all = texts(await storage.loadDocument('table/teal/1')).join('')
    await storage.compact('table/teal/1', bytes(all), await newestOf(storage, 'table/teal/1'))
  }
}
