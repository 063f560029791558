import { PASSWORD, type Person } from '#test/people.ts'
import { formWith } from './page-form.ts'

/** What is typed into a form: by field; several values for one with several boxes ticked. */
export type Typed = Record<string, string | readonly string[] | File>
/** A request whose bytes are the same however often it is sent. */
export type Composed = { path: string; body: URLSearchParams | FormData; whose: Person | null }
/** `location`: where a redirect leads; null for none. `words`: of the page that was answered. */
export type Said = { status: number; location: string | null; words: string }

/** People with browsers without scripts, who keep their sessions when the server dies. */
export class Desk {
  /** 'http://127.0.0.1:PORT' of the server that runs now. */
  origin = ''
  readonly #cookies = new Map<Person, string>()

  /** The HTML of a page. @throws Error when it is no page */
  async read(path: string, whose: Person | null): Promise<string> {
    const answer = await fetch(this.origin + path, { headers: await this.#headers(whose), redirect: 'manual' })
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status}`)
    return answer.text()
  }

  /** The form of a page that has this button, filled in. @param path of the page; its parameters are kept */
  async compose(path: string, whose: Person | null, button: string, typed: Typed): Promise<Composed> {
    const form = formWith(await this.read(path, whose), button)
    const body = form.isMultipart ? new FormData() : new URLSearchParams()
    for (const [name, value] of form.fields) if (!(name in typed)) body.append(name, value)
    for (const [name, given] of Object.entries(typed))
      for (const value of Array.isArray(given) ? (given as string[]) : [given as string | File])
        if (body instanceof FormData) body.append(name, value)
        else if (typeof value === 'string') body.append(name, value)
    return { path, body, whose }
  }

  /** Sends what was composed. @throws when the server is gone */
  async send({ path, body, whose }: Composed): Promise<Said> {
    const headers = await this.#headers(whose)
    const answer = await fetch(this.origin + path, { method: 'POST', body, redirect: 'manual', headers })
    const words = (await answer.text()).replace(/<script[\s\S]*?<\/script>|<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    return { status: answer.status, location: answer.headers.get('location'), words: words.slice(0, 1_500) }
  }

  async #headers(whose: Person | null): Promise<Record<string, string>> {
    if (whose === null) return {}
    const cookie = this.#cookies.get(whose) ?? (await this.#signIn(whose))
    this.#cookies.set(whose, cookie)
    return { cookie }
  }

  async #signIn(username: Person): Promise<string> {
    const body = new URLSearchParams({ username, password: PASSWORD })
    const answer = await fetch(`${this.origin}/sign-in`, { method: 'POST', redirect: 'manual', body })
    const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0]
    if (cookie === undefined) throw new Error(`${username} could not sign in: ${answer.status}`)
    return cookie
  }
}
