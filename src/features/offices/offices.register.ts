import { readFileSync } from 'node:fs'
import path from 'node:path'
import { resolveOffice, type ResolvedOffice } from '#src/domain/local-governments/find-offices.ts'
import { parseRegister, type OfficeRegister } from '#src/domain/local-governments/register.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'

const REGISTER_FILE = path.join(PROJECT_ROOT, 'src/domain/local-governments/local-governments.tsv')

let register: OfficeRegister | null = null

/**
 * The national register of local governments that comes with the product. Read from its file once per process, on first use; the only
 * file that this folder reads.
 */
export function officeRegister(): OfficeRegister {
  register ??= parseRegister(readFileSync(REGISTER_FILE, 'utf8'))
  return register
}

/** The office of the register that a code or name means: one, several or none. */
export const resolveRegisteredOffice = (codeOrName: string): ResolvedOffice =>
  resolveOffice(officeRegister(), codeOrName)
