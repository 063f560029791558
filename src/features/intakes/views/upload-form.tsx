import { Button } from '#src/web/components/button.tsx'
import { FileDrop } from '#src/web/components/file-drop.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { useLabels } from '#src/web/labels.ts'
import { uploadLabels } from '../intakes.labels.ts'

/** The kinds of files that the readers know, by the endings offices give them. */
const ACCEPTED = '.xlsx,.xlsm,.xls,.ods,.csv,.docx'

/** Whose plan the file is for; `year` is '' unless one comes from the plan of a year. */
export type UploadTarget = { officeCode: string; year: string }

/** A place for the office's own file, with why the last one was refused. It works without scripts. */
export function UploadForm({
  target,
  refusal,
}: {
  target: UploadTarget
  refusal?: { fileName: string; message: string } | null
}) {
  const t = useLabels(uploadLabels)
  return (
    <section className="card" aria-labelledby="import-title">
      <h2 id="import-title">{t.importTitle}</h2>
      {refusal && (
        <Notice tone="error" title={refusal.fileName === '' ? t.refused : `${t.refused}: ${refusal.fileName}`}>
          <p>{refusal.message}</p>
          <p>{t.chooseAnother}</p>
        </Notice>
      )}
      <form method="post" action={`/offices/${target.officeCode}/imports`} encType="multipart/form-data">
        {target.year !== '' && <input type="hidden" name="year" value={target.year} />}
        <FileDrop name="file" label={t.dropHere} hint={t.fileKinds} accept={ACCEPTED} />
        <p className="form-actions">
          <Button>{t.upload}</Button> <span className="quiet">{t.uploadNote}</span>
        </p>
      </form>
    </section>
  )
}
