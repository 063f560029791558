import { formText } from '#src/web/form-text.ts'
import type { EditionInput } from '../development.schema.ts'

/** An edition as its fields send it. */
export const editionInput = (form: FormData): EditionInput => ({
  kind: formText(form, 'kind'),
  number: formText(form, 'number'),
  year: formText(form, 'editionYear'),
  announcedOn: formText(form, 'announcedOn'),
  reference: formText(form, 'reference'),
})
