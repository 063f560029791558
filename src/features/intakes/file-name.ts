/** Longest file name that is kept, in characters; Windows and Linux allow about as much. */
const MAX_LENGTH = 200

/**
 * The name of an uploaded file as it is kept and shown: without its folders, without control characters and the marks that turn the
 * direction of writing (which make "exe" read as the end of another name), shortened in the middle so that its ending stays.
 */
export function cleanFileName(name: string): string {
  const own = name.toWellFormed().replace(/^.*[\\/]/s, '')
  const plain = own.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '').trim()
  const characters = Array.from(plain)
  if (characters.length <= MAX_LENGTH) return plain || 'ไม่มีชื่อ'
  const half = MAX_LENGTH / 2
  return `${characters.slice(0, half).join('')}…${characters.slice(1 - half).join('')}`
}
