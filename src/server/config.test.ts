import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

describe('readConfig', () => {
  test('works with nothing set', () => {
    expect(readConfig({}, '/srv/damnoen')).toEqual({
      port: 3000,
      host: '127.0.0.1',
      refusedHost: null,
      dataFolder: '/srv/damnoen/data',
      databaseUrl: null,
      logLevel: 'warn',
    })
  })

  test.each(['0.0.0.0', '::', '192.168.1.5', 'plan.example.go.th'])(
    'listens on loopback although HOST is %s',
    (HOST) => {
      expect(readConfig({ HOST }, '/')).toMatchObject({ host: '127.0.0.1', refusedHost: HOST })
    },
  )

  test.each(['::1', '[::1]'])('grants the loopback of IPv6, written %s', (HOST) => {
    expect(readConfig({ HOST }, '/')).toMatchObject({ host: '::1', refusedHost: null })
  })

  test('takes an empty variable for an unset one', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }, '/')).toMatchObject({ port: 3000, databaseUrl: null })
  })

  test.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DAMNOEN_LOG', 'loud'],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(() => readConfig({ [name]: value }, '/')).toThrow(ConfigError)
    expect(() => readConfig({ [name]: value }, '/')).toThrow(name)
  })

  test('does not show the password of a database that it cannot use', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://root:secret@localhost/x' }, '/')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') as unknown }),
    )
  })
})
