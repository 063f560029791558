import { redirect } from 'react-router'
import { AppError } from '#src/domain/errors.ts'
import { contextOf } from '#src/web/app-context.ts'
import type { Route } from './+types/upload.ts'
import { openIntake } from '../intake-views.commands.ts'
import { uploadIntake } from '../intakes.commands.ts'

/** Nothing to see here: the form is on the first page. */
export const loader = () => redirect('/')

export async function action({ request, context }: Route.ActionArgs) {
  const file = (await request.formData()).get('file')
  if (!(file instanceof File) || file.size === 0)
    throw new AppError('invalid', 'ยังไม่ได้เลือกไฟล์ หรือไฟล์ว่างเปล่า กรุณาเลือกไฟล์ Excel หรือ Word แล้วลองใหม่')
  const app = contextOf(context)
  const id = await uploadIntake(app, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  const { items } = await openIntake(app, id)
  return redirect(items.length === 0 ? `/imports/${id}/columns` : `/imports/${id}`)
}
