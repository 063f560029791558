/** The address to go on to after signing in: a path of this server, or '/' for anything else (another site, a trick with slashes). */
export function ownAddress(next: string | null): string {
  if (next === null || !next.startsWith('/')) return '/'
  const base = 'http://own.invalid'
  const url = URL.parse(next, base)
  // "/.//elsewhere" is of this server as it stands, but what is left of it, "//elsewhere", is not.
  if (url === null || url.origin !== base || /^\/(?:\/|sign-)/.test(url.pathname)) return '/'
  return url.pathname + url.search
}
