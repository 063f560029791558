import { data, redirect } from 'react-router'
import { PART_SIZE } from '#src/domain/list-part.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { contextOf } from '#src/web/app-context.ts'
import { Button, ButtonLink } from '#src/web/components/button.tsx'
import { Notice } from '#src/web/components/notice.tsx'
import { Page } from '#src/web/components/page.tsx'
import { fillLabel, useLabels } from '#src/web/labels.ts'
import { useLanguage } from '#src/web/language.ts'
import type { Route } from './+types/import.ts'
import { expectedSum } from '../budgets.ts'
import { importLabels, NOTE_TEXTS } from '../budget-imports.labels.ts'
import { acceptBudgetImport, discardBudgetImport, openBudgetImport } from '../budget-imports.commands.ts'
import { diffParts } from '../budget-diff.ts'
import { BudgetNav } from '../views/budget-nav.tsx'
import { DiffLists } from '../views/diff-lists.tsx'
import { addressOf, refusalOf, targetOf, textOf, versionOf } from './budget-page.ts'

/** `?changed=`, `?removed=`, `?added=`: the part of each list. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const search = new URL(request.url).searchParams
  const target = { ...targetOf(params), importId: params.importId }
  const { draft, instrument, diff, removedInUse } = await openBudgetImport(contextOf(context), target)
  const { lines, brokenSums, sumCount, notes, unknownTables } = draft.recognised
  return {
    ...target,
    fileName: draft.fileName,
    version: draft.version,
    instrumentTitle: instrument.title,
    instrumentId: instrument.id,
    wholeSatang: expectedSum(instrument),
    sumSatang: lines.reduce((sum, { amountSatang }) => sum + amountSatang, 0),
    lineCount: lines.length,
    brokenSums: brokenSums.slice(0, PART_SIZE),
    brokenCount: brokenSums.length,
    sumCount,
    notes: notes.slice(0, PART_SIZE),
    noteCount: notes.length,
    unknownCount: unknownTables.length,
    parts: diffParts(diff, removedInUse, search),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const [app, form] = [contextOf(context), await request.formData()]
  const target = { ...targetOf(params), importId: params.importId }
  const version = versionOf(form)
  try {
    if (textOf(form, 'intent') === 'discard') {
      const id = await discardBudgetImport(app, target, version)
      return redirect(`${addressOf(target)}/instruments/${id}`)
    }
    const isRemoving = form.has('remove')
    const { instrumentId } = await acceptBudgetImport(app, target, { version, isRemoving })
    return redirect(`${addressOf(target)}/instruments/${instrumentId}?saved`)
  } catch (error) {
    return data(refusalOf(error, form), { status: 422 })
  }
}

type Loaded = Route.ComponentProps['loaderData']

export default function ImportPage({ loaderData: page, actionData: refused }: Route.ComponentProps) {
  const t = useLabels(importLabels)
  const columns = `${addressOf(page)}/imports/${page.importId}/columns`
  const count = formatCount(page.unknownCount)
  return (
    <Page title={t.title} lead={fillLabel(t.lead, { file: page.fileName, instrument: page.instrumentTitle })}>
      <BudgetNav officeCode={page.officeCode} fiscalYear={page.fiscalYear} current={null} />
      {refused && <Notice tone="error" title={refused.message} />}
      {page.unknownCount > 0 && (
        <Notice tone="warning" title={fillLabel(t.unread, { count })}>
          <p>
            <a href={columns}>{t.columns}</a>
          </p>
        </Notice>
      )}
      {page.lineCount > 0 && (
        <>
          <Verdict page={page} />
          <DiffLists parts={page.parts} />
          <AcceptForm page={page} />
        </>
      )}
      <form method="post">
        <input type="hidden" name="version" value={page.version} />
        <input type="hidden" name="intent" value="discard" />
        <p className="form-actions">
          <Button tone="danger">{t.discard}</Button>
          <ButtonLink href={columns}>{t.columns}</ButtonLink>
        </p>
      </form>
    </Page>
  )
}

/** What was read, whether it comes to the total, and which printed sums are not right. */
function Verdict({ page }: { page: Loaded }) {
  const t = useLabels(importLabels)
  const [sum, total] = [formatBaht(page.sumSatang), formatBaht(page.wholeSatang)]
  const difference = formatBaht(Math.abs(page.wholeSatang - page.sumSatang))
  return (
    <>
      <p className="lead">{fillLabel(t.found, { count: formatCount(page.lineCount), sum })}</p>
      {page.wholeSatang === page.sumSatang ? (
        <Notice tone="success" title={t.equal} />
      ) : (
        <Notice tone="warning" title={fillLabel(t.notEqual, { total, sum, difference })} />
      )}
      {page.brokenSums.length > 0 ? (
        <Notice tone="warning" title={fillLabel(t.sumsBroken, { count: formatCount(page.brokenCount) })}>
          <ul className="problem-list">
            {page.brokenSums.map((broken) => (
              <li key={`${broken.sheet} ${broken.row}`}>
                {fillLabel(t.broken, {
                  row: broken.row,
                  sheet: broken.sheet === null ? '' : fillLabel(t.onSheet, { sheet: broken.sheet }),
                  label: broken.label,
                  printed: formatBaht(broken.printedSatang),
                  sum: formatBaht(broken.sumSatang),
                })}
              </li>
            ))}
          </ul>
          <AndMore count={page.brokenCount - page.brokenSums.length} />
        </Notice>
      ) : (
        page.sumCount > 0 && (
          <Notice tone="success" title={fillLabel(t.sumsOk, { count: formatCount(page.sumCount) })} />
        )
      )}
      <Notes notes={page.notes} count={page.noteCount} />
      <p>
        <a href="#accept">{t.toAccept}</a>
      </p>
    </>
  )
}

function AndMore({ count }: { count: number }) {
  const t = useLabels(importLabels)
  return count > 0 ? <p>{fillLabel(t.andMore, { count: formatCount(count) })}</p> : null
}

function Notes({ notes, count }: { notes: Loaded['notes']; count: number }) {
  const t = useLabels(importLabels)
  const language = useLanguage()
  if (notes.length === 0) return null
  return (
    <details open={notes.length <= 8}>
      <summary>{fillLabel(t.notes, { count: formatCount(count) })}</summary>
      <ul>
        {notes.map((note) => (
          <li key={`${note.code} ${note.sheet} ${note.row} ${note.found}`}>
            {note.row !== null && `${fillLabel(t.row, { row: note.row })}: `}
            {fillLabel(NOTE_TEXTS[note.code][language], { found: note.found, taken: note.taken ?? '' })}
          </li>
        ))}
      </ul>
      <AndMore count={count - notes.length} />
    </details>
  )
}

function AcceptForm({ page }: { page: Loaded }) {
  const t = useLabels(importLabels)
  const count = page.parts.removed.count
  return (
    <form method="post" id="accept">
      <input type="hidden" name="version" value={page.version} />
      {count > 0 && (
        <p>
          <label className="budget-check">
            <input type="checkbox" name="remove" value="yes" /> {fillLabel(t.removeThem, { count: formatCount(count) })}
          </label>{' '}
          <span className="quiet">{t.keepHint}</span>
        </p>
      )}
      <p className="form-actions">
        <Button>{t.accept}</Button>
      </p>
    </form>
  )
}
