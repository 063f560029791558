import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

describe('readConfig', () => {
  test('works with nothing set', () => {
    expect(readConfig({}, '/srv/damnoen')).toEqual({
      port: 3000,
      host: '127.0.0.1',
      url: null,
      secret: null,
      dataFolder: '/srv/damnoen/data',
      databaseUrl: null,
      mail: null,
      mapStyle: null,
      logLevel: 'warn',
    })
  })

  test.each(['0.0.0.0', '::', '192.168.1.5'])('listens where HOST says: %s', (HOST) => {
    expect(readConfig({ HOST }, '/').host).toBe(HOST)
  })

  test.each(['::1', '[::1]'])('takes the loopback of IPv6, written %s', (HOST) => {
    expect(readConfig({ HOST }, '/').host).toBe('::1')
  })

  test('keeps the origin of the address that people use', () => {
    expect(readConfig({ DAMNOEN_URL: 'https://Plan.example.go.th/' }, '/').url).toBe('https://plan.example.go.th')
  })

  test('takes an empty variable for an unset one', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }, '/')).toMatchObject({ port: 3000, databaseUrl: null })
  })

  test('takes a mail server with the address in whose name it sends, and refuses one without the other', () => {
    const mail = {
      DAMNOEN_SMTP_URL: 'smtp://a%40b:p%2Fq@mail.example.go.th:587',
      DAMNOEN_MAIL_FROM: 'ทต.ก <a@b.go.th>',
    }
    expect(readConfig(mail, '/').mail).toEqual({ url: mail.DAMNOEN_SMTP_URL, from: mail.DAMNOEN_MAIL_FROM })
    expect(() => readConfig({ ...mail, DAMNOEN_MAIL_FROM: '' }, '/')).toThrow('DAMNOEN_MAIL_FROM')
    expect(() => readConfig({ ...mail, DAMNOEN_SMTP_URL: '' }, '/')).toThrow('DAMNOEN_SMTP_URL')
  })

  test.each([
    ['DAMNOEN_SMTP_URL', 'mail.example.go.th'],
    ['DAMNOEN_SMTP_URL', 'https://mail.example.go.th'],
    ['DAMNOEN_SMTP_URL', 'smtp://user:100%@mail.example.go.th'],
    ['DAMNOEN_MAIL_FROM', 'เทศบาลตำบลตัวอย่าง'],
    ['DAMNOEN_MAIL_FROM', 'a@b.go.th\nBcc: c@d.go.th'],
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DAMNOEN_LOG', 'loud'],
    ['DAMNOEN_URL', 'plan.example.go.th'],
    ['DAMNOEN_URL', 'ftp://plan.example.go.th'],
    ['DAMNOEN_URL', 'https://example.go.th/plan'],
    ['DAMNOEN_SECRET', 'short'],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(() => readConfig({ [name]: value }, '/')).toThrow(ConfigError)
    expect(() => readConfig({ [name]: value }, '/')).toThrow(name)
  })

  test('does not show the password of a database that it cannot use', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://root:secret@localhost/x' }, '/')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') as unknown }),
    )
    expect(() => readConfig({ DAMNOEN_SMTP_URL: 'http://root:hidden@localhost' }, '/')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hidden') as unknown }),
    )
    expect(() => readConfig({ DAMNOEN_SECRET: 'quiet' }, '/')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('quiet') as unknown }),
    )
  })
})
