import { readXml } from '../xml.ts'
import type { Zip } from '../zip.ts'

/** A relationship of an Office part: its kind (last word of the type's address, the same in strict files) and its target part. */
export type Relationship = { id: string; kind: string; target: string }

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1)

/** 'xl/worksheets/' + '../drawings/d.xml' → 'xl/drawings/d.xml'; a leading slash means the package's root. */
function resolved(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

/**
 * Relationships of a part ('' for the package itself); [] when it has none. Targets outside the file are left out.
 * @throws UnreadableFile
 */
export function relationshipsOf(zip: Zip, part: string): Relationship[] {
  const folder = folderOf(part)
  const rels = `${folder}_rels/${part.slice(folder.length)}.rels`
  if (!zip.has(rels)) return []
  const found: Relationship[] = []
  readXml(zip.read(rels), {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || Target === undefined || TargetMode === 'External') return
      found.push({ id: Id ?? '', kind: Type?.slice(Type.lastIndexOf('/') + 1) ?? '', target: resolved(folder, Target) })
    },
  })
  return found
}

/** The package's main document ('xl/workbook.xml', 'word/document.xml'); undefined when it names none that exists. */
export const mainPartOf = (zip: Zip): string | undefined =>
  relationshipsOf(zip, '').find(
    (relationship) => relationship.kind === 'officeDocument' && zip.has(relationship.target),
  )?.target
