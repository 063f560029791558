const SPECIAL = /[&<>"\u0000-\u001f\u007f\ud800-\udfff\ufffe\uffff]/

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * Text as it may stand in XML 1.0, inside an element or a quoted attribute: markup escaped, characters that XML cannot hold
 * (controls, lone surrogates, U+FFFE, U+FFFF) left out. Tab and line ends are kept.
 */
export function escapeXml(text: string): string {
  if (!SPECIAL.test(text)) return text
  return (
    text
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
  )
}

/** `<name a="…">content</name>`; `<name a="…"/>` without content. Attributes are escaped, content is not: it is XML already. */
export function element(name: string, attributes: Record<string, string | number>, content = ''): string {
  let open = name
  for (const [key, value] of Object.entries(attributes)) open += ` ${key}="${escapeXml(String(value))}"`
  return content === '' ? `<${open}/>` : `<${open}>${content}</${name}>`
}

/** A whole part of the package. */
export const xmlPart = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`
