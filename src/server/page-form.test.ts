import { expect, test } from 'vitest'
import { AppError } from '#src/domain/errors.ts'
import { refuseBadForm } from './page-form.ts'

const type = 'multipart/form-data; boundary=x'
const part = (value: string): string => `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n${value}\r\n`

function sent(body: string, contentType = type): Request {
  const request = new Request('http://127.0.0.1/imports', {
    method: 'POST',
    body,
    headers: { 'content-type': contentType },
  })
  refuseBadForm(request)
  return request
}

test('a whole form is read', async () => {
  expect([...(await sent(`${part('ถนน')}--x--\r\n`).formData())]).toEqual([['a', 'ถนน']])
})

test.each([
  ['cut short', part('ถนน'), type],
  ['cut in its first line', '--x', type],
  ['without a boundary', 'a', 'multipart/form-data'],
  ['of another kind', '{}', 'application/json'],
  ['with a NUL in a text', `${part('ก\0ข')}--x--\r\n`, type],
  ['with a NUL in percent-encoding', 'a=%00', 'application/x-www-form-urlencoded'],
])('a form %s is refused in words', async (_name, body, contentType) => {
  const error: unknown = await sent(body, contentType)
    .formData()
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(AppError)
  expect(error).toMatchObject({ code: 'invalid' })
})
