/**
 * The path of an address as the router of pages reads it, so that what is kept for a page holds however its address is written: dots
 * ("/x/../a/…"), percent-encoding ("/%61/…") and capitals ("/A/…") lead to the same page. For telling pages apart; all in small letters.
 */
export function routedPath(url: string): string {
  const path = url.split('?', 1)[0] ?? '/'
  // With a host before it: "//a/b" is a path here, and no host.
  const resolved = URL.parse(`http://localhost${path}`)?.pathname ?? path
  try {
    return decodeURIComponent(resolved).toLowerCase()
  } catch {
    return resolved.toLowerCase()
  }
}
