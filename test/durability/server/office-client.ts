import { fileOf, type Deed, type Office } from './office-work.ts'

/** The page or form that was answered with something else than expected, while the server was there to answer. */
export class UnexpectedAnswer extends Error {}

const BAHT = 100
const ROW = /name="itemId" value="([0-9a-f-]{36})"\/><input type="hidden" name="version" value="(\d+)"/g

/** A browser without scripts: reads pages, sends their forms, and takes the redirect for the acknowledgement. */
export class OfficeClient {
  readonly #officeCode: string
  /** Of the session in which all is done; it must outlive every kill. */
  readonly #cookie: string
  /** Addresses of the drafts by the names of their files. */
  readonly #drafts = new Map<string, string>()

  constructor(officeCode: string, cookie: string) {
    this.#officeCode = officeCode
    this.#cookie = cookie
  }

  /** Carries out a deed: when it returns, the server has acknowledged it. @throws when the server is gone, or answers otherwise */
  async carryOut(origin: string, office: Office, deed: Deed): Promise<void> {
    const plan = (year: string): string => `${origin}/offices/${this.#officeCode}/${year}`
    switch (deed.do) {
      case 'upload':
        return this.#upload(origin, deed)
      case 'configure':
        await send(
          `${plan(deed.year)}/book-settings`,
          await this.#settings(plan(deed.year), deed.preparedBy),
          this.#cookie,
        )
        return
      case 'undo':
        await send(
          `${plan(deed.year)}/imports`,
          form({ undo: await this.#takenId(plan(deed.year), deed.file) }),
          this.#cookie,
        )
        return
      case 'accept': {
        const { year: fiscalYear, gone } = deed
        return this.#send(origin, deed, { intent: 'accept', fiscalYear, gone })
      }
      case 'discard':
        return this.#send(origin, deed, { intent: 'discard' })
      case 'leave-out': {
        const row = await this.#row(origin, office, deed)
        return this.#send(origin, deed, { intent: deed.isExcluded ? 'exclude' : 'include', ...row })
      }
      case 'edit':
      default: {
        const row = await this.#row(origin, office, deed)
        return this.#send(origin, deed, { intent: 'save-item', ...row, ...fieldsOf(deed) })
      }
    }
  }

  /** After a restart: the drafts by the links of the office's page, one of which may have been kept without being acknowledged. */
  async findDrafts(origin: string): Promise<void> {
    for (const [, address = '', file = ''] of (await page(this.#home(origin), this.#cookie)).matchAll(
      /href="(\/offices\/\d+\/imports\/[0-9a-f-]{36})"[^>]*>([^<]+)</g,
    ))
      this.#drafts.set(file, address)
  }

  async #upload(origin: string, { file, rows }: Extract<Deed, { do: 'upload' }>): Promise<void> {
    const body = new FormData()
    body.set('file', new File([fileOf(rows)], file))
    const address = await send(`${this.#home(origin)}/imports`, body, this.#cookie)
    this.#drafts.set(file, new URL(address, origin).pathname)
  }

  #home(origin: string): string {
    return `${origin}/offices/${this.#officeCode}`
  }

  #address(origin: string, file: string): string {
    const address = this.#drafts.get(file)
    if (address === undefined) throw new UnexpectedAnswer(`the page of the office does not list ${file}`)
    return origin + address
  }

  async #send(origin: string, { file }: { file: string }, fields: Record<string, string>): Promise<void> {
    await send(this.#address(origin, file), form(fields), this.#cookie)
  }

  /** The row's id and version from its page; rows stand in the order of the file. */
  async #row(origin: string, office: Office, { file, name }: { file: string; name: string }) {
    const html = await page(this.#address(origin, file), this.#cookie)
    const versions = new Map(Array.from(html.matchAll(ROW), ([, itemId = '', version = '']) => [itemId, version]))
    const index = Object.keys(office.drafts[file] ?? {}).indexOf(name)
    const [itemId, version] = [...versions][index] ?? []
    if (itemId === undefined || version === undefined)
      throw new UnexpectedAnswer(`the page of ${file} has no row ${index}`)
    return { itemId, version }
  }

  async #takenId(plan: string, file: string): Promise<string> {
    const html = await page(`${plan}/imports`, this.#cookie)
    const row = html.split('<tr').find((part) => part.includes(`>${file}<`))
    const id = /<button[^>]*name="undo"[^>]*>/.exec(row ?? '')?.[0].match(/value="([0-9a-f-]{36})"/)?.[1]
    if (id === undefined) throw new UnexpectedAnswer(`the page of the plan's files cannot undo ${file}`)
    return id
  }

  async #settings(plan: string, preparedBy: string): Promise<URLSearchParams> {
    const version = /name="version" value="(\d+)"/.exec(await page(`${plan}/book-settings`, this.#cookie))?.[1] ?? ''
    const look = { regulation: '2561', levelLabel: 'ยุทธศาสตร์', digits: 'thai', rowOrder: 'file' }
    return form({ version, preparedBy, ...look })
  }
}

const fieldsOf = ({ name, satang, note }: Extract<Deed, { do: 'edit' }>): Record<string, string> => ({
  kind: 'project',
  name,
  note,
  activity: `กิจกรรมของ${name}`,
  place: 'หมู่ที่ 1',
  departments: 'กองช่าง',
  strategyNo: '1',
  strategy: 'ด้านโครงสร้างพื้นฐาน',
  programme: 'แผนงานอุตสาหกรรมและการโยธา',
  months: '2',
  fundSource: '',
  fundAmount: String(satang / BAHT),
})

const form = (fields: Record<string, string>): URLSearchParams => new URLSearchParams(fields)

async function page(address: string, cookie: string): Promise<string> {
  const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' })
  const html = await answer.text()
  if (answer.status !== 200) throw new UnexpectedAnswer(`GET ${address}: ${answer.status}`)
  return html
}

/** @returns where the server sends the browser on, which acknowledges what was sent */
async function send(address: string, body: URLSearchParams | FormData, cookie: string): Promise<string> {
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual', headers: { cookie } })
  const location = answer.headers.get('location')
  const said = await answer.text()
  if (answer.status === 302 && location !== null && !location.startsWith('/sign-in')) return location
  const words = said.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  throw new UnexpectedAnswer(
    `POST ${address} ${body instanceof FormData ? 'a file' : body.toString()}: ${answer.status} ${words.slice(-300)}`,
  )
}
