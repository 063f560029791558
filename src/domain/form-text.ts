/** The text of a field of a form; '' when it is missing or a file. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The texts of all fields of one name, in order; '' for a file. */
export const formTexts = (form: FormData, name: string): string[] =>
  form.getAll(name).map((value) => (typeof value === 'string' ? value : ''))

/** Largest integer of a column `int`, less one: a version that is saved again grows. */
const MOST = 2 ** 31 - 2

/** The version that a hidden field of a form has; 0, which nothing saved has, for what is none. */
export function formVersion(form: FormData, name = 'version'): number {
  const version = Number(formText(form, name))
  return Number.isInteger(version) && version >= 0 && version <= MOST ? version : 0
}

/** The file of a field of a form; null when none was chosen. One that is empty is a file. */
export async function formFile(form: FormData, name: string): Promise<{ name: string; bytes: Uint8Array } | null> {
  const file = form.get(name)
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return null
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}
