import { afterEach, describe, expect, test } from 'vitest'
import { startSmtpStub, type SmtpStub } from '#test/smtp-stub.ts'
import { createMailer } from './mail.ts'

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

  test('does not hand a password to another machine without TLS', async () => {
    const { url, logins } = await stub()
    // The same stub under a name that is not the loopback's as far as the settings can tell.
    const outside = url.replace('127.0.0.1', 'localhost.').replace('//', '//a:b@')
    await expect(createMailer({ url: outside, from }).send(letter)).rejects.toMatchObject({ code: 'unavailable' })
    expect(logins).toEqual([])
  })
})
