import { afterEach, describe, expect, test, vi } from 'vitest'
import { closeOnce, endWithoutDatabase } from './shutdown.ts'

afterEach(() => vi.restoreAllMocks())

const serverThat = (close: () => Promise<void>) =>
  ({ close, server: { closeAllConnections: () => undefined } }) as unknown as Parameters<typeof closeOnce>[0]

/** Closes that write their names down when they have closed. */
function closes() {
  const closed: string[] = []
  const named = (name: string) => async (): Promise<void> => {
    await Promise.resolve()
    closed.push(name)
  }
  return { closed, named }
}

describe('closing', () => {
  test('goes from the server to what it stands on, and happens once however often it is asked for', async () => {
    const { closed, named } = closes()
    const close = closeOnce(serverThat(named('server')), [named('workers'), named('database')])
    await Promise.all([close(), close()])
    await close()
    expect(closed).toEqual(['server', 'workers', 'database'])
  })

  test('closes the database also when the server or a worker fails to close, and says what failed first', async () => {
    const { closed, named } = closes()
    const failing = (words: string) => (): Promise<void> => Promise.reject(new Error(words))
    const close = closeOnce(serverThat(failing('server')), [failing('worker'), named('database')])
    await expect(close()).rejects.toThrow('server')
    expect(closed).toEqual(['database'])
  })
})

test('a broken database ends the process, with the reason where whoever started it can see it', () => {
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never)
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  endWithoutDatabase(new Error('the disk is full'))
  expect(write.mock.calls.flat().join('')).toContain('the disk is full')
  expect(exit).toHaveBeenCalledWith(1)
})
