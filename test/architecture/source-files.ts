import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '#src/project-root.ts'

/** A file of ours as the architecture test sees it. Paths are relative to the project's root, with slashes. */
export type SourceFile = { path: string; text: string; lines: number; imports: ImportLine[] }

/** `target`: path of one of our files, or the name of a package. `typeOnly` imports vanish before anything runs. */
export type ImportLine = { target: string; typeOnly: boolean }

const STATIC_IMPORT = /^\s*(?:import|export)\s+(type\s)?(?:[^'"`;()]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const DYNAMIC_IMPORT = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g
const TYPE_IMPORT = /\btypeof import\(\s*['"][^'"]+['"]\s*\)/g

/** Every TypeScript file under the given folders, with what it imports. Tests are left out unless asked for. */
export function sourceFiles(folders: readonly string[], { tests = false } = {}): SourceFile[] {
  return folders
    .flatMap((folder) => filesIn(folder))
    .filter((file) => tests || !/\.test\.tsx?$/.test(file))
    .map((file) => {
      const text = readFileSync(path.join(PROJECT_ROOT, file), 'utf8')
      return { path: file, text, lines: text.split('\n').length - 1, imports: importsOf(file, text) }
    })
}

function filesIn(folder: string): string[] {
  if (!existsSync(path.join(PROJECT_ROOT, folder))) return []
  return readdirSync(path.join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => path.relative(PROJECT_ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .toSorted()
}

/** The imports of a file's text; `from` is its path, against which relative ones are resolved. */
export function importsOf(from: string, text: string): ImportLine[] {
  const resolve = (specifier: string): string => {
    if (specifier.startsWith('#')) return specifier.slice(1)
    return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : specifier
  }
  const found: ImportLine[] = []
  for (const [, type, specifier = ''] of text.matchAll(STATIC_IMPORT)) {
    found.push({ target: resolve(specifier), typeOnly: type !== undefined })
  }
  for (const [, specifier = ''] of text.replace(TYPE_IMPORT, '').matchAll(DYNAMIC_IMPORT)) {
    found.push({ target: resolve(specifier), typeOnly: false })
  }
  return found
}
