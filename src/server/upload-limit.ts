import type { FastifyRequest } from 'fastify'
import { AppError } from '#src/domain/errors.ts'

const MEGABYTE = 1024 * 1024
/** Largest form with a file that a page accepts: the largest plan file seen in the field is below 4 MB. */
export const MAX_UPLOAD_BYTES = 20 * MEGABYTE
/** Largest form without a file: the longest row, percent-encoded, has about half of it. */
const MAX_FORM_BYTES = MEGABYTE
/** All forms that are being received or worked on at one moment: what does not fit waits outside. */
const MAX_HELD_BYTES = 240 * MEGABYTE
/** The form with the most fields asks for the meaning of 256 columns. */
const MAX_FIELDS = 1_000

/** Forms above this size are worked on a few at a time: each is copied some times on its way into the database. */
const LARGE_BYTES = MEGABYTE
const LARGE_AT_ONCE = 2

let heldBytes = 0
let largeRunning = 0
const largeWaiting: (() => void)[] = []

const FILE_TOO_LARGE = `ระบบรับไฟล์ขนาดไม่เกิน ${MAX_UPLOAD_BYTES / MEGABYTE} เมกะไบต์ ถ้าไฟล์มีรูปภาพ ให้ลบรูปภาพออกแล้วลองใหม่`
const TEXT_TOO_LONG =
  'ข้อความในแบบฟอร์มยาวเกินหนึ่งเมกะไบต์ จึงยังไม่ได้บันทึก กรุณากดย้อนกลับในเบราว์เซอร์ ตัดข้อความให้สั้นลงหรือแบ่งส่งหลายครั้ง แล้วส่งใหม่ ถ้าเป็นเอกสารยาว ให้แนบเป็นไฟล์'
const tooLarge = ({ refusal }: Form): AppError => new AppError('too_large', refusal)
const tooBusy = (): AppError => new AppError('unavailable', 'ขณะนี้มีผู้ส่งไฟล์เข้าระบบพร้อมกันมาก กรุณารอสักครู่แล้วส่งใหม่')
const notAForm = (): AppError => new AppError('invalid', 'ระบบอ่านข้อมูลที่ส่งมาไม่ได้ กรุณาเปิดหน้านี้ใหม่แล้วส่งอีกครั้ง')

type Sent = Pick<FastifyRequest, 'headers' | 'raw'>
/** `separator`: what stands between two fields. `refusal`: what to do when it is too large. */
type Form = { separator: string; maxBytes: number; refusal: string }

function formOf(request: Sent): Form {
  const contentType = request.headers['content-type'] ?? ''
  if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType))
    return { separator: '&', maxBytes: MAX_FORM_BYTES, refusal: TEXT_TOO_LONG }
  const boundary = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)/i.exec(
    contentType,
  )
  if (boundary)
    return { separator: `--${boundary[1] ?? boundary[2]}`, maxBytes: MAX_UPLOAD_BYTES, refusal: FILE_TOO_LARGE }
  throw heardOut(request, notAForm())
}

/** A form in the pieces in which it came, and how to say that the work on it is over: its memory is counted, and others wait, until then. */
export type HeldForm = { chunks: Buffer[]; release: () => void }

/**
 * Receives the form of a page whole, counted as it comes.
 * @throws AppError 'invalid' for what is no form or has too many fields, 'too_large', 'unavailable' while too much is being received
 */
export async function receiveForm(request: Sent): Promise<HeldForm> {
  const form = formOf(request)
  // Node reads no more than the declared length. Who does not declare it is given room for the largest.
  const room = Number(request.headers['content-length'] ?? form.maxBytes)
  if (room > form.maxBytes) throw heardOut(request, tooLarge(form))
  if (heldBytes + room > MAX_HELD_BYTES) throw heardOut(request, tooBusy())
  heldBytes += room
  let endTurn = (): void => undefined
  const release = (): void => {
    heldBytes -= room
    endTurn()
  }
  try {
    const chunks: Buffer[] = []
    const countField = fieldCounter(form.separator)
    let length = 0
    // A plain `for await` would end the connection with the refusal, before it is sent.
    for await (const chunk of request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > form.maxBytes) throw tooLarge(form)
      countField(chunk)
      chunks.push(chunk)
    }
    if (length > LARGE_BYTES) endTurn = await takeTurn()
    return { chunks, release }
  } catch (error) {
    release()
    // Anything else is a sender who went away in the middle.
    throw heardOut(request, error instanceof AppError ? error : notAForm())
  }
}

/** Reads the rest of the body away: a browser listens only when it has sent everything. */
function heardOut({ raw }: Sent, refusal: AppError): AppError {
  raw.resume()
  return refusal
}

/** Waits until one more large form may be worked on. @returns ends the turn */
async function takeTurn(): Promise<() => void> {
  if (largeRunning < LARGE_AT_ONCE) largeRunning++
  else await new Promise<void>((resolve) => largeWaiting.push(resolve))
  return () => {
    const next = largeWaiting.shift()
    if (next) next()
    else largeRunning--
  }
}

/** Refuses a form of too many fields while it comes: millions of empty ones cost seconds and gigabytes to take apart. */
function fieldCounter(separator: string): (chunk: Buffer) => void {
  let count = 0
  // The separator may lie across two chunks.
  let tail = Buffer.alloc(0)
  return (chunk) => {
    const searched = Buffer.concat([tail, chunk])
    for (let at = searched.indexOf(separator); at >= 0; at = searched.indexOf(separator, at + separator.length))
      if (++count > MAX_FIELDS) throw notAForm()
    tail = searched.subarray(Math.max(0, searched.length - separator.length + 1))
  }
}
