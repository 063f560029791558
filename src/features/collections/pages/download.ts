/** A file as an answer that the browser always keeps and never shows or runs, whatever is in it. */
export function asDownload(file: { fileName: string; mediaType: string; bytes: Uint8Array }): Response {
  const ending = file.fileName.replace(/^.*\./s, '').replace(/[^a-z0-9]/gi, '')
  const name = encodeURIComponent(file.fileName).replaceAll("'", '%27')
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="file.${ending}"; filename*=UTF-8''${name}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
