import { AppError } from '#src/domain/errors.ts'
import { formText, formVersion } from '#src/web/form-text.ts'
import type { PlacingChoice } from '../placing.commands.ts'

/** Where a project stands, as its form sends it. @throws AppError 'invalid' when nothing was chosen */
export function choiceFrom(form: FormData): PlacingChoice {
  const version = formVersion(form)
  const place = formText(form, 'place')
  if (place === 'forget') return { version, forget: true }
  if (place === 'outside') return { version, developmentProjectId: null, reason: formText(form, 'reason') }
  if (place === '') throw new AppError('invalid', 'กรุณาเลือกโครงการในแผนพัฒนา หรือบอกเหตุผลที่ไม่อยู่ในแผนพัฒนา')
  return { version, developmentProjectId: place }
}

/** Where a form wants to go on, when that is a page of the office; else where it goes by itself. */
export const safeNext = (next: string, otherwise: string, officeCode: string): string =>
  next.startsWith(`/offices/${officeCode}/`) && !next.includes('//') && !next.includes('\\') ? next : otherwise
