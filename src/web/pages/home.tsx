import type { ReactNode } from 'react'
import { Button } from '../components/button.tsx'
import { FileDrop } from '../components/file-drop.tsx'
import { Page } from '../components/page.tsx'
import { Steps } from '../components/steps.tsx'
import { homeLabels, useLabels } from '../labels.ts'

/** The kinds of files that the readers know, by the endings offices give them. */
const ACCEPTED = '.xlsx,.xlsm,.xls,.ods,.csv,.docx'

export default function Home() {
  const t = useLabels(homeLabels)
  return (
    <Page title={t.title} lead={t.lead}>
      <section aria-labelledby="steps-title">
        <h2 id="steps-title" className="visually-hidden">
          {t.stepsTitle}
        </h2>
        <Steps steps={[t.stepImport, t.stepCheck, t.stepBook]} current={1} />
      </section>
      <section className="card" aria-labelledby="import-title">
        <h2 id="import-title">{t.importTitle}</h2>
        <form method="post" action="/imports" encType="multipart/form-data">
          <FileDrop name="file" label={t.dropHere} hint={t.fileKinds} accept={ACCEPTED} />
          <p className="form-actions">
            <Button>{t.upload}</Button> <span className="quiet">{t.uploadNote}</span>
          </p>
        </form>
      </section>
      <div className="columns">
        <Recent id="plans" title={t.plansTitle} empty={t.plansEmpty} />
        <Recent id="imports" title={t.importsTitle} empty={t.importsEmpty} />
      </div>
    </Page>
  )
}

function Recent({ id, title, empty, children }: { id: string; title: string; empty: string; children?: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children ?? <p className="quiet">{empty}</p>}
    </section>
  )
}
