import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { PROJECT_ROOT } from '#src/project-root.ts'

type ServerBundle = { serve: (environment: NodeJS.ProcessEnv) => Promise<void> }

/** Verb `serve`: runs the built server until it is told to stop. */
export async function serveCommand(): Promise<void> {
  const bundle = path.join(PROJECT_ROOT, 'build/server/index.js')
  if (!existsSync(bundle)) throw new Error('there is no build/server/index.js: start with bin/damnoen, which builds it')
  // The launcher says "production" by leaving NODE_ENV alone; React and Fastify look at it.
  process.env.NODE_ENV ??= 'production'
  const { serve } = (await import(pathToFileURL(bundle).href)) as ServerBundle
  await serve(process.env)
}
