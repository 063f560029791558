import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { AppError } from '#src/domain/errors.ts'
import { MAX_UPLOAD_BYTES, receiveForm, type HeldForm } from './upload-limit.ts'

const MULTIPART = 'multipart/form-data; boundary=xyz'
const MEGABYTE = Buffer.alloc(1024 * 1024, 'a')
const megabytes = (count: number): Buffer[] => Array.from({ length: count }, () => MEGABYTE)

type Sent = { chunks: Iterable<Buffer>; type?: string | undefined; length?: string }
const receive = ({ chunks, type = MULTIPART, length }: Sent): Promise<HeldForm> => {
  const headers = { 'content-type': type, ...(length !== undefined && { 'content-length': length }) }
  return receiveForm({ headers, raw: Readable.from(chunks) as never })
}
const refusal = async (sent: Sent): Promise<string> => {
  const error: unknown = await receive(sent).catch((reason: unknown) => reason)
  return error instanceof AppError ? error.code : `not refused: ${String(error)}`
}

test('a form of the largest size passes unchanged', async () => {
  const { chunks, release } = await receive({ chunks: megabytes(20) })
  release()
  expect(Buffer.concat(chunks).equals(Buffer.alloc(MAX_UPLOAD_BYTES, 'a'))).toBe(true)
})

test.each([
  ['grows beyond the limit, however it began', { chunks: [...megabytes(20), Buffer.from('a')] }],
  ['says that it will be too large', { chunks: [], length: String(MAX_UPLOAD_BYTES + 1) }],
  ['holds no file and is yet of a file’s size', { chunks: megabytes(2), type: 'application/x-www-form-urlencoded' }],
])('a form that %s is too large', async (_name, sent) => {
  expect(await refusal(sent)).toBe('too_large')
})

test('what is too large says what to do: a file is made smaller, a text shorter', async () => {
  const of = (type: string) => receive({ chunks: megabytes(21), type })
  await expect(of(MULTIPART)).rejects.toThrow('ลบรูปภาพ')
  await expect(of('application/x-www-form-urlencoded')).rejects.toThrow('ตัดข้อความให้สั้นลง')
})

test.each([
  undefined,
  '',
  'application/json',
  'text/plain',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  `multipart/form-data; boundary=${'b'.repeat(71)}`,
  'multipart/mixed; boundary=x',
])('what calls itself %j is no form', async (type) => {
  expect(await refusal({ chunks: [Buffer.from('a=1')], type: type ?? '' })).toBe('invalid')
})

test.each([
  'multipart/form-data; boundary="a b"',
  'Multipart/Form-Data; charset=utf-8; boundary=x; a=b',
  'application/x-www-form-urlencoded;charset=UTF-8',
])('what calls itself %j is a form', async (type) => {
  const { chunks, release } = await receive({ chunks: [Buffer.from('a=1')], type })
  release()
  expect(Buffer.concat(chunks).toString()).toBe('a=1')
})

test.each([
  ['fields', Buffer.from('a&'.repeat(20_000)), 'application/x-www-form-urlencoded'],
  ['fields, sent piece by piece', Buffer.from('a&'.repeat(20_000)), 'application/x-www-form-urlencoded', 7],
  ['parts, sent piece by piece', Buffer.from('--xyz\r\n\r\n\r\n'.repeat(20_000)), MULTIPART, 3],
  ['parts', Buffer.from('--xyz\r\n\r\n\r\n'.repeat(20_000)), MULTIPART],
] as [string, Buffer, string, number?][])(
  'more %s than any form has are refused',
  async (_name, bytes, type, size = bytes.length) => {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_value, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    )
    expect(await refusal({ chunks, type })).toBe('invalid')
  },
)

test('a sender who goes away is no fault of ours', async () => {
  const raw = Readable.from(megabytes(2))
  const receiving = receiveForm({ headers: { 'content-type': MULTIPART }, raw: raw as never })
  raw.destroy(new Error('gone'))
  await expect(receiving).rejects.toMatchObject({ code: 'invalid' })
})

test('many large forms at once: two are worked on, others wait, and what memory cannot hold is refused', async () => {
  const entered: HeldForm[] = []
  const outcomes = Array.from({ length: 13 }, async () => {
    try {
      entered.push(await receive({ chunks: megabytes(20) }))
      return 'received'
    } catch (error) {
      return error instanceof AppError ? error.code : 'fault'
    }
  })
  await expect.poll(() => entered.length).toBe(2)
  for (let done = 0; done < 12; done++) {
    await expect.poll(() => entered.length).toBeGreaterThan(done)
    expect(entered.length).toBeLessThanOrEqual(done + 2)
    entered[done]?.release()
  }
  const counted = Object.groupBy(await Promise.all(outcomes), (outcome) => outcome)
  expect([counted.received?.length, counted.unavailable?.length]).toEqual([12, 1])
})
