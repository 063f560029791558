import { formatCount } from '#src/domain/money.ts'
import { DataTable } from '#src/web/components/data-table.tsx'
import { formatInstant } from '#src/web/format-instant.ts'
import { useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import { sheetsLabels } from '../sheets.labels.ts'

type Given = { id: string; divisionName: string | null; at: Date; actor: string; rowCount: number }
type Brought = { id: string; fileName: string; status: 'draft' | 'applied' | 'discarded'; at: Date; actor: string }

/** What was given out, each to be downloaded again as it was. */
export function ExportList({ exports, address }: { exports: readonly Given[]; address: string }) {
  const t = useLabels(sheetsLabels)
  const language = useLanguage()
  if (exports.length === 0) return null
  return (
    <>
      <h2>{t.exports}</h2>
      <DataTable
        caption={t.exports}
        hideCaption
        rows={exports}
        keyOf={({ id }) => id}
        nameColumn="whose"
        columns={[
          { key: 'whose', label: t.whose, cell: ({ divisionName }) => divisionName ?? t.wholePlan },
          { key: 'rows', label: t.rows, kind: 'number', cell: ({ rowCount }) => formatCount(rowCount) },
          { key: 'at', label: t.at, cell: ({ at }) => formatInstant(at, language) },
          { key: 'by', label: t.by, cell: ({ actor }) => actor },
          {
            key: 'file',
            label: t.file,
            cell: ({ id }) => (
              <a href={`${address}/sheets/files/${id}`} download>
                {t.again}
              </a>
            ),
          },
        ]}
      />
    </>
  )
}

/** Files that came back, those that wait first to be seen. */
export function ImportList({ imports, address }: { imports: readonly Brought[]; address: string }) {
  const t = useLabels(sheetsLabels)
  const language = useLanguage()
  if (imports.length === 0) return null
  return (
    <>
      <h2>{t.imports}</h2>
      <DataTable
        caption={t.imports}
        hideCaption
        rows={imports}
        keyOf={({ id }) => id}
        nameColumn="file"
        columns={[
          {
            key: 'file',
            label: t.file,
            cell: ({ id, fileName }) => <a href={`${address}/sheets/${id}`}>{fileName}</a>,
          },
          { key: 'status', label: t.status, cell: ({ status }) => t[status] },
          { key: 'at', label: t.at, cell: ({ at }) => formatInstant(at, language) },
          { key: 'by', label: t.by, cell: ({ actor }) => actor },
        ]}
      />
    </>
  )
}
