import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { PROJECT_ROOT } from '#src/project-root.ts'

/** `mapStyle`: address of the background of maps; null: a plain one. */
type AssetOptions = { mapStyle?: string | null }

/** The file that reckons the tiles of maps. What a worker may load is said by the answer that brings it, not by the page. */
const MAP_WORKER = /maplibre-gl-worker[^/]*\.mjs(?:\.(?:br|gz))?$/

/** Scripts, styles and fonts of the build. Their names carry a hash of their content, so browsers may keep them for ever. */
export async function assets(app: FastifyInstance, { mapStyle = null }: AssetOptions = {}): Promise<void> {
  await app.register(fastifyStatic, {
    root: path.join(PROJECT_ROOT, 'build/client/assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    redirect: false,
    // The build lays a compressed copy beside each (bin/setup.mjs).
    preCompressed: true,
    setHeaders: (reply, file) => {
      if (mapStyle !== null && MAP_WORKER.test(file))
        void reply.header('content-security-policy', `default-src 'none'; connect-src ${new URL(mapStyle).origin}`)
    },
  })
}
