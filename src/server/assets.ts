import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { PROJECT_ROOT } from '#src/project-root.ts'

/** Scripts, styles and fonts of the build. Their names carry a hash of their content, so browsers may keep them for ever. */
export async function assets(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: path.join(PROJECT_ROOT, 'build/client/assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    redirect: false,
    // The build lays a compressed copy beside each (bin/setup.mjs).
    preCompressed: true,
  })
}
