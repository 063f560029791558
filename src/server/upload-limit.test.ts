import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { AppError } from '#src/domain/errors.ts'
import { countedBody, MAX_UPLOAD_BYTES } from './upload-limit.ts'

const MEGABYTE = Buffer.alloc(1024 * 1024, 'a')
const megabytes = (count: number): Readable => Readable.from(Array.from({ length: count }, () => MEGABYTE))

test('a body of the largest size passes unchanged', async () => {
  const body = await buffer(countedBody(megabytes(20), () => expect.unreachable()))
  expect(body.length).toBe(MAX_UPLOAD_BYTES)
})

test('a body that grows beyond the limit is cut off, however it began', async () => {
  const refusals: AppError[] = []
  const body = countedBody(Readable.from([...Array.from({ length: 20 }, () => MEGABYTE), Buffer.from('a')]), (error) =>
    refusals.push(error),
  )
  await expect(buffer(body)).rejects.toBeInstanceOf(AppError)
  expect(refusals.map(({ code }) => code)).toEqual(['too_large'])
})

test('a sender who goes away ends the reading', async () => {
  const sender = megabytes(2)
  const body = countedBody(sender, () => expect.unreachable())
  sender.destroy(new Error('gone'))
  await expect(buffer(body)).rejects.toThrow('gone')
})
