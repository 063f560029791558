/**
 * What a route says about itself: `export const handle: PageHandle = { script: true }`. Without it a page is sent without any JavaScript,
 * and everything on it works by links and forms.
 */
export type PageHandle = { script?: boolean }

/** Whether a matched route's `handle` asks for scripts. */
export const wantsScript = (handle: unknown): boolean =>
  typeof handle === 'object' && handle !== null && 'script' in handle && handle.script === true
