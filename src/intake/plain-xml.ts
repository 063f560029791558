import { damaged } from './refusals.ts'

/** What a scan tells. Names as written, with their prefix. */
export type PlainXmlEvents = {
  open: (name: string, attributes: Record<string, string>) => void
  close: (name: string) => void
  /** Character data between two tags, in one piece. */
  text: (text: string) => void
}

/** As programs write it; any other is left to the library. */
const DECLARATION =
  /^<\?xml version=(["'])1\.0\1(?: encoding=(["'])[A-Za-z][\w.-]*\2)?(?: standalone=(["'])(?:yes|no)\3)? ?\?>/
/** Names that office formats use, and some more. What is rarer is refused as damaged, which is no loss: nothing of it would be read. */
const NAME = /^[A-Za-z_:\u00c0-\u{2fffd}][\w:.\-·\u00c0-\u{2fffd}]*$/u
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const ENTITY = /&([^;&<]{0,12})(;?)/g
const SPACE = 0x20
const SLASH = 0x2f
const EQUALS = 0x3d
const GREATER = 0x3e

/** Whether a text is XML of elements, attributes and character data alone: no comment, CDATA, DOCTYPE or processing instruction. */
export function isPlainXml(text: string): boolean {
  const start = DECLARATION.exec(text)?.[0].length ?? 0
  return !text.includes('<!') && text.indexOf('<?', start) === -1
}

/**
 * Tells the events of plain XML, in half the time that a parser of all of XML takes: sheets have hundreds of thousands of tags.
 * @param text for which `isPlainXml` holds
 * @throws UnreadableFile 'damaged' when it is not well formed
 */
export function scanPlainXml(text: string, events: PlainXmlEvents): void {
  new Scanner(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, events).scan()
}

class Scanner {
  readonly #text: string
  readonly #events: PlainXmlEvents
  readonly #names = new Set<string>()
  readonly #open: string[] = []
  #at: number

  constructor(text: string, events: PlainXmlEvents) {
    this.#text = text
    this.#events = events
    this.#at = DECLARATION.exec(text)?.[0].length ?? 0
  }

  scan(): void {
    const text = this.#text
    let hasRoot = false
    for (let tag = text.indexOf('<', this.#at); tag !== -1; tag = text.indexOf('<', this.#at)) {
      if (tag > this.#at) this.#characters(text.slice(this.#at, tag))
      this.#at = tag + 1
      if (text.charCodeAt(this.#at) === SLASH) this.#closeTag()
      else {
        if (this.#open.length === 0 && hasRoot) throw damaged()
        hasRoot = true
        this.#openTag()
      }
    }
    if (!hasRoot || this.#open.length > 0) throw damaged()
    this.#characters(text.slice(this.#at))
  }

  #characters(raw: string): void {
    if (this.#open.length === 0) {
      if (/[^ \t\n]/.test(raw)) throw damaged()
      return
    }
    if (raw.includes(']]>')) throw damaged()
    this.#events.text(decoded(raw))
  }

  #closeTag(): void {
    const end = this.#text.indexOf('>', this.#at)
    if (end === -1) throw damaged()
    const name = this.#text.slice(this.#at + 1, end).replace(/[ \t\n]+$/, '')
    if (name !== this.#open.pop()) throw damaged()
    this.#at = end + 1
    this.#events.close(name)
  }

  #openTag(): void {
    const name = this.#name()
    const attributes: Record<string, string> = {}
    for (;;) {
      const before = this.#at
      const code = this.#skipSpace()
      if (code === GREATER) {
        this.#at++
        this.#open.push(name)
        this.#events.open(name, attributes)
        return
      }
      if (code === SLASH) {
        if (this.#text.charCodeAt(this.#at + 1) !== GREATER) throw damaged()
        this.#at += 2
        this.#events.open(name, attributes)
        this.#events.close(name)
        return
      }
      if (this.#at === before) throw damaged()
      this.#attribute(attributes)
    }
  }

  #attribute(attributes: Record<string, string>): void {
    const name = this.#name()
    if (this.#skipSpace() !== EQUALS || Object.hasOwn(attributes, name)) throw damaged()
    this.#at++
    this.#skipSpace()
    const quote = this.#text.charAt(this.#at)
    if (quote !== '"' && quote !== "'") throw damaged()
    const end = this.#text.indexOf(quote, this.#at + 1)
    if (end === -1) throw damaged()
    const raw = this.#text.slice(this.#at + 1, end)
    if (raw.includes('<')) throw damaged()
    attributes[name] = decoded(/[\t\n]/.test(raw) ? raw.replace(/[\t\n]/g, ' ') : raw)
    this.#at = end + 1
  }

  /** Reads a name: up to a blank, "=", "/" or ">". */
  #name(): string {
    const from = this.#at
    for (; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at)
      if (code <= SPACE || code === EQUALS || code === SLASH || code === GREATER || Number.isNaN(code)) break
    }
    const name = this.#text.slice(from, this.#at)
    if (!this.#names.has(name)) {
      if (!NAME.test(name)) throw damaged()
      if (this.#names.size < 2_000) this.#names.add(name)
    }
    return name
  }

  /** Goes to the next character that is no blank, and returns its code. */
  #skipSpace(): number {
    for (; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at)
      if (code !== SPACE && code !== 0x0a && code !== 0x09) return code
    }
  }
}

const decoded = (raw: string): string => (raw.includes('&') ? raw.replace(ENTITY, entity) : raw)

function entity(_whole: string, name: string, end: string): string {
  const known = ENTITIES[name]
  if (end === ';' && known !== undefined) return known
  const number = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name)
  const code = number?.[1] === undefined ? Number(number?.[2] ?? Number.NaN) : Number.parseInt(number[1], 16)
  if (end !== ';' || !isCharacter(code)) throw damaged()
  return String.fromCodePoint(code)
}

/** The characters that XML allows. */
const isCharacter = (code: number): boolean =>
  code === 0x09 ||
  code === 0x0a ||
  code === 0x0d ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)
