/**
 * What a route says about itself: `export const handle: PageHandle = { script: true }`. Without it a page is sent without any JavaScript,
 * and everything on it works by links and forms. `map: true`: it also shows a map, and may load the background that the installation has set.
 */
export type PageHandle = { script?: boolean; map?: boolean }

/** Whether a matched route's `handle` asks for scripts. */
export const wantsScript = (handle: unknown): boolean =>
  typeof handle === 'object' && handle !== null && 'script' in handle && handle.script === true

/** Whether a matched route's `handle` says that it shows a map. */
export const showsMap = (handle: unknown): boolean =>
  typeof handle === 'object' && handle !== null && 'map' in handle && handle.map === true
