import { expect, test } from 'vitest'
import { faultLine, loggedPath } from './log.ts'

test('the line of a fault finds it, and keeps the rows of the database to itself', () => {
  const cause = Object.assign(new Error('value too long'), {
    code: '22001',
    detail: 'Failing row contains (นางสาวสมมติ)',
  })
  const line = faultLine(new Error('could not save', { cause }))
  expect(line).toMatchObject({ message: 'could not save', cause: { message: 'value too long', code: '22001' } })
  expect(line.stack).toContain('log.test.ts')
  expect(JSON.stringify(line)).not.toContain('สมมติ')
})

test('errors that cause each other end somewhere', () => {
  const error = new Error('round')
  error.cause = error
  expect(JSON.stringify(faultLine(error))).toContain('round')
})

test('what is thrown and is no error is named by its kind only', () => {
  expect(faultLine('นางสาวสมมติ')).toEqual({ type: 'string', message: '', stack: '' })
})

test('no way of writing the address of a link brings its token into the log', () => {
  for (const url of [
    '/a/s3cret/file',
    '/A/s3cret/file',
    '/%61/s3cret/file',
    '/x/../a/s3cret/file',
    '/./a/s3cret/file?x=1',
  ])
    expect(loggedPath(url)).toBe('/a/…/file')
  expect(loggedPath('/offices/9900101?secret')).toBe('/offices/9900101')
  expect(loggedPath('/%zz/x')).toBe('/%zz/x')
})
