import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Encoding } from './http-cache.ts'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** Made once per change of a page and sent thousands of times: worth some milliseconds of another thread. */
const BROTLI_QUALITY = 7
const COMPRESSIBLE = /^(text\/|application\/json|image\/svg)/
/** Of the rendered answer, what is the same for everyone. */
const LASTING_HEADERS = ['content-type', 'content-security-policy', 'content-disposition']
const CACHE_CONTROL = 'public, max-age=60'

/** A page in one encoding, ready to be sent. */
type Variant = { body: Buffer; headers: Record<string, string> }

/** A page that was rendered, in every encoding, with tags that name its content. */
export type PublicCopy = {
  plain: Variant
  encoded: Partial<Record<Encoding, Variant>>
  byteCount: number
  madeAt: number
}

/** Makes a copy of an answer that everyone may have. @param madeAt milliseconds of a clock that only goes on */
export async function copyOf(answer: Response, madeAt: number): Promise<PublicCopy> {
  const body = Buffer.from(await answer.arrayBuffer())
  const headers: Record<string, string> = { 'cache-control': CACHE_CONTROL, vary: 'accept-encoding' }
  for (const name of LASTING_HEADERS) {
    const value = answer.headers.get(name)
    if (value !== null) headers[name] = value
  }
  // The policy is part of what the tag stands for: a page whose policy changed is another page.
  const hash = createHash('sha256')
    .update(headers['content-security-policy'] ?? '')
    .update(body)
    .digest('base64url')
  const variant = (bytes: Buffer, encoding: Encoding | null): Variant => ({
    body: bytes,
    headers: {
      ...headers,
      // Other bytes need another tag, or it would not be a strong one.
      etag: encoding === null ? `"${hash}"` : `"${hash}-${encoding}"`,
      ...(encoding !== null && { 'content-encoding': encoding }),
    },
  })
  const plain = variant(body, null)
  if (!COMPRESSIBLE.test(headers['content-type'] ?? '')) return { plain, encoded: {}, byteCount: body.length, madeAt }
  const [br, gz] = await Promise.all([
    compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
    compressGzip(body),
  ])
  const encoded = { br: variant(br, 'br'), gzip: variant(gz, 'gzip') }
  return { plain, encoded, byteCount: body.length + br.length + gz.length, madeAt }
}
