import { MAX_EDITS, type Edit } from '../projects.ts'

/** The server takes one megabyte at once, and a letter of Thai has three bytes. */
const MAX_LENGTH = 250_000

/** Edits in their order, in parts that the server takes; most often there is one. */
export function inParts(edits: readonly Edit[]): Edit[][] {
  const parts: Edit[][] = []
  let length = 0
  for (const edit of edits.flatMap(smaller)) {
    const own = JSON.stringify(edit).length
    const last = parts.at(-1)
    if (last === undefined || last.length === MAX_EDITS || length + own > MAX_LENGTH) {
      parts.push([edit])
      length = own
    } else {
      last.push(edit)
      length += own
    }
  }
  return parts
}

/** A move of very many, as moves one after the other to the same place. */
function smaller(edit: Edit): Edit[] {
  if (edit.type !== 'move' || edit.projectIds.length <= MAX_EDITS) return [edit]
  const count = Math.ceil(edit.projectIds.length / MAX_EDITS)
  return Array.from({ length: count }, (_, at) => ({
    ...edit,
    projectIds: edit.projectIds.slice(at * MAX_EDITS, (at + 1) * MAX_EDITS),
  }))
}
