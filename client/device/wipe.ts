const OURS = 'tablecloth'

function wipeStore(open: () => Storage): void {
  try {
    const store = open()
    for (const key of Object.keys(store)) if (key.startsWith(OURS)) store.removeItem(key)
  } catch {
    // A blocked store has nothing of ours.
  }
}

async function wipeDatabases(): Promise<void> {
  try {
    const all = await indexedDB.databases()
    for (const { name } of all) if (name?.startsWith(OURS)) indexedDB.deleteDatabase(name)
  } catch {
    // Without a list of databases there is none that we made: keeping words here needs one.
  }
}

/** Forgets everything of ours on this device: links, drafts, settings. The browser's own history is out of reach. */
export async function wipeDevice(): Promise<void> {
  wipeStore(() => localStorage)
  wipeStore(() => sessionStorage)
  await wipeDatabases()
}
