import { openDataFolder } from '@tablecloth/server/storage/data-folder.ts'

// Takes a folder, says so, and holds it until it is killed.
openDataFolder(process.argv[2] ?? '')
process.stdout.write('held\n')
process.stdin.resume()
