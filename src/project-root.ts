import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Walks up from this module (in src/, or bundled in build/server/) to the folder that holds our package.json. */
function findProjectRoot(from: string): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json')
    if (existsSync(manifest) && /"name": "damnoen"/.test(readFileSync(manifest, 'utf8'))) return folder
    if (folder === path.dirname(folder)) throw new Error(`no damnoen package.json above ${from}`)
  }
}

/** Absolute path of the checkout: where worker entries, migrations, fonts and product data are found. */
export const PROJECT_ROOT = findProjectRoot(path.dirname(fileURLToPath(import.meta.url)))
