import type { ReactNode } from 'react'
import type { PlanDocument, TextBlock, TextSection } from '#src/render/plan-document.ts'
import { contextOf } from '#src/web/app-context.ts'
import { ButtonLink } from '#src/web/components/button.tsx'
import { InTurns } from '#src/web/components/in-turns.tsx'
import { Page } from '#src/web/components/page.tsx'
import { Phrases } from '#src/web/components/phrases.tsx'
import { useLabels } from '#src/web/labels.ts'
import type { Route } from './+types/book.ts'
import { bookLabels } from '../book.labels.ts'
import { makeBook } from '../plans.commands.ts'
import { PlanNav } from '../views/plan-nav.tsx'
import { withPhrases } from './book-phrases.ts'
import { BudgetChart, FlowDiagram } from './book-charts.tsx'
import { DetailForm, SummaryForm } from './book-tables.tsx'

export const loader = async ({ params, context }: Route.LoaderArgs) => ({
  officeCode: params.officeCode,
  fiscalYear: Number(params.fiscalYear),
  address: `/offices/${params.officeCode}/${params.fiscalYear}`,
  book: withPhrases(await makeBook(contextOf(context), params.officeCode, Number(params.fiscalYear))),
})

export default function Book({ loaderData: { officeCode, fiscalYear, address, book } }: Route.ComponentProps) {
  const t = useLabels(bookLabels)
  return (
    <Page title={`${book.title} ${book.officeName}`} wide>
      <PlanNav officeCode={officeCode} fiscalYear={fiscalYear} current="book" />
      <Downloads address={address} />
      <Contents book={book} />
      <article className="book" lang="th">
        <Cover book={book} />
        <AnnouncementLetter book={book} />
        <section id="preface" className="book-part" aria-labelledby="preface-title">
          <h2 id="preface-title">{book.preface.heading}</h2>
          <Paragraphs texts={book.preface.paragraphs} />
          <p className="book-signature">
            {book.preface.signature.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
        </section>
        <section id="part-one" className="book-part" aria-labelledby="part-one-title">
          <h2 id="part-one-title">{`${book.partOne.heading} ${book.partOne.title}`}</h2>
          {book.partOne.sections.map((section) => (
            <Section key={section.id} section={section} />
          ))}
        </section>
        <section id="part-two" className="book-part book-part-wide" aria-labelledby="part-two-title">
          <h2 id="part-two-title">{`${book.partTwo.heading} ${book.partTwo.title}`}</h2>
          <div id="summary">
            <BudgetChart summary={book.partTwo.summary} digits={book.digits} />
            <SummaryForm table={book.partTwo.summary} digits={book.digits} />
          </div>
          <InTurns parts={formsOf(book)} keyOf={({ id }) => id}>
            {({ id, table }) => <DetailForm id={id} table={table} digits={book.digits} />}
          </InTurns>
        </section>
      </article>
      <p>
        <ButtonLink href={address}>{t.backToPlan}</ButtonLink>
      </p>
    </Page>
  )
}

const formsOf = ({ partTwo }: PlanDocument) =>
  [...partTwo.tables, ...partTwo.equipment].map((table, index) => ({ id: `form-${index + 1}`, table }))

function Downloads({ address }: { address: string }) {
  const t = useLabels(bookLabels)
  return (
    <nav className="downloads" aria-label={t.downloads}>
      <ButtonLink tone="primary" href={`${address}/book-file/pdf`} download>
        {t.pdf}
      </ButtonLink>
      <ButtonLink href={`${address}/book-file/docx`} download>
        {t.docx}
      </ButtonLink>
      <ButtonLink href={`${address}/book-file/docx?bars=arrows`} download>
        {t.docxArrows}
      </ButtonLink>
      <ButtonLink href={`${address}/book-file/xlsx`} download>
        {t.xlsx}
      </ButtonLink>
      <ButtonLink href={`${address}/book-settings`}>{t.settings}</ButtonLink>
      <a href={address}>{t.toPlan}</a>
      <p className="quiet downloads-note">{t.pdfWait}</p>
    </nav>
  )
}

function Contents({ book }: { book: PlanDocument }) {
  const t = useLabels(bookLabels)
  const { partOne, partTwo } = book
  return (
    <nav className="contents" aria-labelledby="contents-title">
      <h2 id="contents-title">{t.contents}</h2>
      <ol>
        <Entry to="cover">{t.cover}</Entry>
        <Entry to="announcement">{t.announcement}</Entry>
        <Entry to="preface">{book.preface.heading}</Entry>
        <Entry to="part-one" label={`${partOne.heading} ${partOne.title}`}>
          {partOne.sections.map((section) => (
            <Entry key={section.id} to={section.id}>
              <Phrases text={section.heading} />
            </Entry>
          ))}
        </Entry>
        <Entry to="part-two" label={`${partTwo.heading} ${partTwo.title}`}>
          <Entry to="summary">{`${partTwo.summary.formMark} ${partTwo.summary.title}`}</Entry>
          {formsOf(book).map(({ id, table }) => (
            <Entry key={id} to={id}>
              {[table.formMark, table.strategyHeading, table.programmeHeading].filter(Boolean).join(' · ')}
            </Entry>
          ))}
        </Entry>
      </ol>
    </nav>
  )
}

function Entry({ to, label, children }: { to: string; label?: string; children: ReactNode }) {
  if (label === undefined)
    return (
      <li>
        <a href={`#${to}`}>{children}</a>
      </li>
    )
  return (
    <li>
      <a href={`#${to}`}>{label}</a>
      <ol>{children}</ol>
    </li>
  )
}

function Cover({ book }: { book: PlanDocument }) {
  const t = useLabels(bookLabels)
  const { cover } = book
  return (
    <section id="cover" className="book-part book-cover" aria-label={t.cover}>
      <p className="cover-title">
        <Phrases text={cover.title} />
      </p>
      <p className="cover-office">
        <Phrases text={cover.officeName} />
      </p>
      <p>{cover.placeLine}</p>
      {cover.preparedBy !== null && <p>{cover.preparedBy}</p>}
    </section>
  )
}

function AnnouncementLetter({ book }: { book: PlanDocument }) {
  const t = useLabels(bookLabels)
  const { announcement } = book
  return (
    <section id="announcement" className="book-part" aria-labelledby="announcement-title">
      <div className="garuda" role="img" aria-label={t.garuda}>
        <span aria-hidden="true">{t.garudaShort}</span>
      </div>
      <h2 id="announcement-title" className="announcement-title">
        <span>
          <Phrases text={announcement.heading} />
        </span>
        <span>
          <Phrases text={announcement.subject} />
        </span>
      </h2>
      {announcement.numberLine !== null && <p>{announcement.numberLine}</p>}
      <Paragraphs texts={announcement.paragraphs} />
      <p className="book-indent">{announcement.dateLine}</p>
      <p className="book-signature">
        <span>{announcement.signatoryName}</span>
        <span>{announcement.signatoryPosition}</span>
      </p>
    </section>
  )
}

const Paragraphs = ({ texts }: { texts: readonly string[] }) =>
  texts.map((text) => (
    <p key={text} className="book-indent">
      <Phrases text={text} />
    </p>
  ))

function Section({ section }: { section: TextSection }) {
  return (
    <section id={section.id} aria-labelledby={`${section.id}-title`}>
      <h3 id={`${section.id}-title`}>
        <Phrases text={section.heading} />
      </h3>
      {section.blocks.map((block) => (
        <Block key={block.kind === 'flow' ? 'flow' : block.text} block={block} />
      ))}
    </section>
  )
}

function Block({ block }: { block: TextBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className="book-indent">
          <Phrases text={block.text} />
        </p>
      )
    case 'item':
      return (
        <p className="book-item">
          <span>{block.number}</span> <Phrases text={block.text} />
        </p>
      )
    case 'flow':
      return <FlowDiagram flow={block.flow} />
  }
}
