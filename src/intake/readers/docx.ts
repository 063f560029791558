import type { Grid } from '../grid.ts'
import { oldFormat } from '../refusals.ts'
import type { Zip } from '../zip.ts'

/** Word tables are not read yet. @throws UnreadableFile always */
export function readDocx(_zip: Zip): Grid {
  throw oldFormat('เอกสาร Word', '.xlsx')
}
