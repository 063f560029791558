import type { Problem } from '#src/domain/errors.ts'
import type { RefusedTexts } from '#src/domain/form-conflict.ts'
import { formatCount } from '#src/domain/money.ts'
import { Button } from '#src/web/components/button.tsx'
import { FileDrop } from '#src/web/components/file-drop.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { LISTED_STATES, type ListPart } from '../budget-lists.ts'
import { instrumentLabels } from '../budgets.labels.ts'
import { textsOfLine, type LineField } from '../line-input.ts'
import type { TiedLine } from '../tie-out.ts'
import { FilteredList } from './filtered-list.tsx'
import { LineForm } from './line-form.tsx'
import { LineTable } from './line-table.tsx'

const NEW = { texts: textsOfLine(null), version: 0 }

type InstrumentLinesProps = {
  list: ListPart<TiedLine>
  /** Of the year's budget. */
  address: string
  instrumentId: string
  mayManage: boolean
  /** Of the line that may be added by hand. */
  newLineId: string
  /** A new line that was typed and refused. */
  refused: { sent: RefusedTexts<LineField>; problems: readonly Problem[] } | null
}

/** The lines of an instrument part by part, and the ways to bring more: a file, or one line by hand. */
export function InstrumentLines({ list, address, instrumentId, mayManage, newLineId, refused }: InstrumentLinesProps) {
  const t = useLabels(instrumentLabels)
  const caption = fillLabel(t.lines, { count: formatCount(list.found) })
  return (
    <section id="lines">
      {list.all === 0 ? (
        <Notice tone="info" title={t.noLines} />
      ) : (
        <FilteredList
          list={list}
          address={`${address}/instruments/${instrumentId}`}
          place="lines"
          states={LISTED_STATES}
        >
          <LineTable caption={caption} lines={list.rows} address={address} />
        </FilteredList>
      )}
      {mayManage && <UploadForm isAgain={list.all > 0} />}
      {mayManage && (
        <details open={refused !== null}>
          <summary>{t.addLine}</summary>
          <LineForm saved={NEW} newId={newLineId} refused={refused?.sent ?? null} problems={refused?.problems ?? []} />
        </details>
      )}
    </section>
  )
}

function UploadForm({ isAgain }: { isAgain: boolean }) {
  const t = useLabels(instrumentLabels)
  const form = (
    <form method="post" encType="multipart/form-data">
      <input type="hidden" name="intent" value="upload" />
      <FileDrop name="file" label={t.drop} hint={t.dropHint} accept=".xlsx,.xlsm,.xls,.ods,.csv" />
      <p className="form-actions">
        <Button>{t.read}</Button>
      </p>
    </form>
  )
  return isAgain ? (
    <details>
      <summary>{t.uploadAgain}</summary>
      {form}
    </details>
  ) : (
    <section aria-label={t.upload}>
      <h2>{t.upload}</h2>
      {form}
    </section>
  )
}
