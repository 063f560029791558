import { xmlSafe } from '../xml-text.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it may stand in XML 1.0, inside an element or a quoted attribute: markup escaped, forbidden characters left out. */
export const escapeXml = (text: string): string =>
  xmlSafe(text).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')

/** `<name a="…">content</name>`; `<name a="…"/>` without content. Attributes are escaped, content is not: it is XML already. */
export function element(name: string, attributes: Record<string, string | number>, content = ''): string {
  let open = name
  for (const [key, value] of Object.entries(attributes)) open += ` ${key}="${escapeXml(String(value))}"`
  return content === '' ? `<${open}/>` : `<${open}>${content}</${name}>`
}

/** A whole part of the package. */
export const xmlPart = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`
