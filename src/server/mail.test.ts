import { afterEach, describe, expect, test } from 'vitest'
import { startSmtpStub, type SmtpStub } from '#test/smtp-stub.ts'
import { createMailer, mustEncrypt } from './mail.ts'

const open: SmtpStub[] = []
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close()
})
async function stub(answers: Parameters<typeof startSmtpStub>[0] = {}): Promise<SmtpStub> {
  const started = await startSmtpStub(answers)
  open.push(started)
  return started
}
const letter = { to: 'ask@example.go.th', subject: 'ขอความร่วมมือส่งข้อมูลโครงการ', text: 'เรียน ผู้อำนวยการ\nขอความร่วมมือ' }
const from = 'เทศบาลตำบลตัวอย่าง <plan@example.go.th>'

describe('mail', () => {
  test('arrives with sender, subject and text in Thai', async () => {
    const { url, received } = await stub()
    await createMailer({ url, from }).send(letter)
    expect(received).toMatchObject([
      {
        from: 'plan@example.go.th',
        to: ['ask@example.go.th'],
        subject: letter.subject,
        fromHeader: from,
        text: letter.text,
      },
    ])
  })

  test('logs in where the address has a name and password', async () => {
    const { url, logins } = await stub()
    await createMailer({ url: url.replace('//', '//user%40office:p%2Fq@'), from }).send(letter)
    expect(logins).toEqual([{ user: 'user@office', password: 'p/q' }])
  })

  test.each([
    [{ rejectsLogin: true }, 'รหัสผ่าน'],
    [{ rejectsRecipient: true }, 'ผู้รับ'],
    [{ hangsUp: true }, 'ติดต่อเซิร์ฟเวอร์อีเมลไม่ได้'],
  ])('says why it was not taken: %o', async (answers, words) => {
    const { url } = await stub(answers)
    const sent = createMailer({ url: url.replace('//', '//a:b@'), from }).send(letter)
    await expect(sent).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining(words) as string })
  })

  test.each([
    ['smtp://a:b@mail.example.go.th', true],
    ['smtp://mail.example.go.th', false],
    ['smtps://a:b@mail.example.go.th', false],
    ['smtp://a:b@127.0.0.1:2525', false],
    ['smtp://a:b@localhost.example.go.th', true],
  ])('a password goes to another machine over TLS only: %s', (url, isNeeded) => expect(mustEncrypt(url)).toBe(isNeeded))
})
