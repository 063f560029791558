import { deflateSync, inflateSync } from 'node:zlib'

/** One indirect object: its dictionary or value as PDF source, and the bytes of its stream if it is one. */
export type PdfObject = { source: string; stream: Buffer | null }

/** A PDF taken apart into its numbered objects. */
export type PdfFile = { header: Buffer; objects: Map<number, PdfObject>; root: number; info: number; id: string }

const OBJECT_HEAD = /^(\d+) 0 obj\s*/
const LENGTH = /\/Length (\d+)/

/**
 * Takes apart a PDF with one classic cross-reference table, as Typst writes it (not any PDF: no updates, no encryption, no object streams).
 * @throws when the file is of another kind
 */
export function readPdf(bytes: Uint8Array): PdfFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tail = file.subarray(-2048).toString('latin1')
  const xref = Number(/startxref\s+(\d+)/.exec(tail)?.[1])
  const table = file.subarray(xref).toString('latin1')
  const offsets = [...table.matchAll(/^(\d{10}) \d{5} n/gm)]
    .map(([, offset]) => Number(offset))
    .toSorted((a, b) => a - b)
  const root = Number(/\/Root (\d+) 0 R/.exec(table)?.[1])
  const info = Number(/\/Info (\d+) 0 R/.exec(table)?.[1])
  const id = /\/ID (\[.*?\])\s*(?:>>|\/)/s.exec(table)?.[1]
  if (!table.startsWith('xref') || id === undefined || Number.isNaN(root + info))
    throw new Error('not a PDF as Typst writes it')
  const objects = new Map<number, PdfObject>()
  offsets.forEach((start, index) => {
    const [number, object] = readObject(file.subarray(start, offsets[index + 1] ?? xref))
    objects.set(number, object)
  })
  return { header: file.subarray(0, offsets[0]), objects, root, info, id }
}

const STREAM = Buffer.from('\nstream\n')

function readObject(bytes: Buffer): [number, PdfObject] {
  const split = bytes.indexOf(STREAM)
  const text = bytes.subarray(0, split < 0 ? bytes.lastIndexOf('endobj') : split).toString('latin1')
  const head = OBJECT_HEAD.exec(text)
  if (head === null) throw new Error(`not a PDF object: ${text.slice(0, 40)}`)
  const source = text.slice(head[0].length).trimEnd()
  if (split < 0) return [Number(head[1]), { source, stream: null }]
  const start = split + STREAM.length
  return [Number(head[1]), { source, stream: bytes.subarray(start, start + Number(LENGTH.exec(source)?.[1])) }]
}

/** The object, which must be there. */
export function objectOf(file: PdfFile, number: number): PdfObject {
  const object = file.objects.get(number)
  if (object === undefined) throw new Error(`no object ${number} in the PDF`)
  return object
}

/** The object that a key of a dictionary refers to, or undefined when there is no such key. */
export function referenceIn(source: string, key: string): number | undefined {
  const number = new RegExp(`/${key} \\[?\\s*(\\d+) 0 R`).exec(source)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** The bytes of a stream, unpacked. */
export function unpacked({ source, stream }: PdfObject): Buffer {
  if (stream === null) throw new Error('not a stream')
  return source.includes('/FlateDecode') ? inflateSync(stream) : stream
}

/** Half the time of the default level, for files that are a twentieth larger. */
const PACKING_LEVEL = 4

/** A stream object of these bytes, packed. @param entries further entries of its dictionary */
export function packed(bytes: Uint8Array, entries = ''): PdfObject {
  const stream = deflateSync(bytes, { level: PACKING_LEVEL })
  return { source: `<<${entries} /Length ${stream.length} /Filter /FlateDecode>>`, stream }
}

const OBJECTS_PER_STREAM = 400

/** Puts the file together again, with plain objects packed in object streams (PDF 1.5 and later; allowed in PDF/A-2). */
export function writePdf({ header, objects, root, info, id }: PdfFile): Uint8Array {
  const parts: Buffer[] = [header]
  let at = header.length
  const entries = new Map<number, readonly [kind: number, place: number, index: number]>()
  const write = (number: number, { source, stream }: PdfObject): void => {
    const body = stream === null ? [] : [STREAM, stream, Buffer.from('\nendstream')]
    const bytes = Buffer.concat([
      Buffer.from(`${number} 0 obj\n${source}`, 'latin1'),
      ...body,
      Buffer.from('\nendobj\n'),
    ])
    entries.set(number, [1, at, 0])
    parts.push(bytes)
    at += bytes.length
  }
  const plain = [...objects].filter(([, { stream }]) => stream === null)
  for (const [number, object] of objects) if (object.stream !== null) write(number, object)
  let next = Math.max(...objects.keys()) + 1
  for (let from = 0; from < plain.length; from += OBJECTS_PER_STREAM) {
    const group = plain.slice(from, from + OBJECTS_PER_STREAM)
    group.forEach(([number], index) => entries.set(number, [2, next, index]))
    write(next++, objectStream(group))
  }
  const start = at
  entries.set(next, [1, start, 0])
  write(next, crossReference(entries, next + 1, `/Root ${root} 0 R /Info ${info} 0 R /ID ${id}`))
  return Buffer.concat([...parts, Buffer.from(`startxref\n${start}\n%%EOF\n`)])
}

function objectStream(group: readonly (readonly [number, PdfObject])[]): PdfObject {
  const index: number[] = []
  let body = ''
  for (const [number, { source }] of group) {
    index.push(number, body.length)
    body += `${source}\n`
  }
  const head = `${index.join(' ')}\n`
  return packed(Buffer.from(head + body, 'latin1'), ` /Type /ObjStm /N ${group.length} /First ${head.length}`)
}

/** Cross-reference stream: for each object one byte of kind, four of place, two of index. */
function crossReference(
  entries: ReadonlyMap<number, readonly [number, number, number]>,
  size: number,
  trailer: string,
): PdfObject {
  const table = Buffer.alloc(size * 7)
  table.writeUInt16BE(0xffff, 5)
  for (const [number, [kind, place, index]] of entries) {
    table.writeUInt8(kind, number * 7)
    table.writeUInt32BE(place, number * 7 + 1)
    table.writeUInt16BE(index, number * 7 + 5)
  }
  return packed(table, ` /Type /XRef /Size ${size} /W [1 4 2] ${trailer}`)
}
