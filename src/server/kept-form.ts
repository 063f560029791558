import type { KeptForm } from '#src/web/refusal.ts'

/** More than this is not sent back and forth; the longest form of the product has about a tenth of it. */
const MAX_LENGTH = 1_000_000
/** What must not be written into a page. */
const SECRET = /password|secret|token/i

/**
 * What a person posted, to be sent again after a new sign-in. Files cannot be written into a page: only the names of their fields are kept.
 * Null where there is nothing to keep, or too much, or a secret.
 */
export function keptForm(address: string, contentType: string, form: FormData): KeptForm | null {
  const fields: KeptForm['fields'] = []
  const files: string[] = []
  let length = 0
  for (const [name, value] of form) {
    if (SECRET.test(name)) return null
    if (typeof value === 'string') {
      fields.push({ name, value })
      length += name.length + value.length
    } else if (value.size > 0 && !files.includes(name)) files.push(name)
  }
  if (length > MAX_LENGTH || fields.length + files.length === 0) return null
  return { address, isMultipart: /^multipart\//i.test(contentType), fields, files }
}
