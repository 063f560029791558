import { renderTableBook } from '#src/render/xlsx/render-xlsx.ts'
import { contextOf } from '#src/web/app-context.ts'
import type { Route } from './+types/tie-out-file.ts'
import { openBudget } from '../budgets.commands.ts'
import { tieOutBook } from '../tie-out-book.ts'
import { targetOf } from './budget-page.ts'

/** The tie-out as an Excel workbook. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { officeCode, fiscalYear } = targetOf(params)
  const { tied, office } = await openBudget(contextOf(context), officeCode, fiscalYear)
  const bytes = await renderTableBook(tieOutBook(tied, office.name, fiscalYear))
  const fileName = encodeURIComponent(`ตรงกันถึงบาท ${fiscalYear} ${office.name}.xlsx`)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="tie-out-${fiscalYear}.xlsx"; filename*=UTF-8''${fileName}`,
      'cache-control': 'private, no-store',
    },
  })
}
