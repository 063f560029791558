import { AppError } from '#src/domain/errors.ts'
import { formFile } from '#src/domain/form-text.ts'
import { UnreadableFile } from '#src/intake/grid.ts'

/** A file as it came with a form or by the REST interface. */
export type UploadedFile = { name: string; bytes: Uint8Array }

/** The file that a form brings. @throws AppError 'invalid' when none was chosen, or an empty one */
export async function uploadedFile(form: FormData, name = 'file'): Promise<UploadedFile> {
  const file = await formFile(form, name)
  if (!file || file.bytes.length === 0)
    throw new AppError('invalid', 'ยังไม่ได้เลือกไฟล์ หรือไฟล์ว่างเปล่า กรุณาเลือกไฟล์แล้วลองใหม่')
  return file
}

/**
 * What a reader made of an uploaded file.
 * @throws AppError 'invalid' or 'too_large', in the reader's words, when the file cannot be read
 */
export async function readOrRefuse<Read>(reading: Promise<Read>): Promise<Read> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof UnreadableFile)
      throw new AppError(error.reason === 'too-large' ? 'too_large' : 'invalid', error.message)
    throw error
  }
}

/** Fingerprint of a file, in hexadecimal. Reckoned off the main thread: a large file would hold up every other request. */
export const sha256Of = async (bytes: Uint8Array): Promise<string> =>
  // Memory shared between threads, which the type allows for, is what it does not take; nobody here shares any.
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex')
