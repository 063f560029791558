/** A form of a page as a browser without scripts would send it before anything is typed. */
export type PageForm = { fields: [name: string, value: string][]; isMultipart: boolean; html: string }

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }
const plain = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity)

/** Value of an attribute of a tag; null when it has none of this name. */
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? null : plain(found)
}

/**
 * The form of a page that holds a button with these words (its text, or what it is called aloud), with the button's own value.
 * @throws Error when the page has no such form
 */
export function formWith(html: string, button: string): PageForm {
  for (const [whole, head = '', inside = ''] of html.matchAll(/(<form[^>]*>)([\s\S]*?)<\/form>/g)) {
    const pressed = Array.from(inside.matchAll(/(<button[^>]*>)([\s\S]*?)<\/button>/g)).find(
      ([, tag = '', text = '']) => attribute(tag, 'aria-label') === button || wordsOf(text) === button,
    )
    if (!pressed) continue
    const [name, value] = [attribute(pressed[1] ?? '', 'name'), attribute(pressed[1] ?? '', 'value')]
    const fields = fieldsOf(inside)
    if (name !== null) fields.push([name, value ?? ''])
    return { fields, isMultipart: head.includes('multipart/form-data'), html: whole }
  }
  throw new Error(`no form with the button “${button}” in: ${wordsOf(html).slice(-600)}`)
}

/** What stands in the first element of this kind of a piece of a page. */
const wordsOf = (html: string): string =>
  plain(html.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()

function fieldsOf(html: string): [string, string][] {
  const fields: [string, string][] = []
  for (const [tag, kind = ''] of html.matchAll(/<(input|select|textarea)\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    if (name === null) continue
    if (kind === 'select') fields.push([name, chosenIn(html, tag)])
    else if (kind === 'textarea') fields.push([name, plain(inside(html, tag, '</textarea>'))])
    else if (isSent(tag)) fields.push([name, attribute(tag, 'value') ?? (isTicked(tag) ? 'on' : '')])
  }
  return fields
}

const isTicked = (tag: string): boolean => / checked(?:=|\s|\/|>)/.test(tag)
const isSent = (tag: string): boolean =>
  /type="(?:checkbox|radio)"/.test(tag) ? isTicked(tag) : !/type="file"/.test(tag)
const inside = (html: string, tag: string, end: string): string => {
  const from = html.indexOf(tag) + tag.length
  return html.slice(from, html.indexOf(end, from))
}

function chosenIn(html: string, tag: string): string {
  const options = Array.from(inside(html, tag, '</select>').matchAll(/(<option[^>]*>)([\s\S]*?)<\/option>/g))
  const [, option = '', text = ''] = options.find(([, head = '']) => / selected(?:=|>)/.test(head)) ?? options[0] ?? []
  return attribute(option, 'value') ?? wordsOf(text)
}
