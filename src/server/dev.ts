import { createServer as createHttpServer } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { createServer as createVite, isRunnableDevEnvironment } from 'vite'
import { openDatabase } from '#src/db/open.ts'
import { isSetUp } from '#src/features/people/actors.commands.ts'
import { closeRenderWorkers } from '#src/render/close-workers.ts'
import { readConfig } from './config.ts'
import { openSetUpCode } from './set-up-code.ts'
import { closeOnce, endWithoutDatabase, onStopRequest } from './shutdown.ts'

type ServerModule = typeof import('./main.ts')

// Development: pages reload by themselves, and each request runs the newest code of both doors. The database stays open throughout.
const config = readConfig(process.env, process.cwd())
const database = await openDatabase({
  dataFolder: config.dataFolder,
  databaseUrl: config.databaseUrl ?? undefined,
  onFailure: endWithoutDatabase,
})

const setUpCode = openSetUpCode(config.dataFolder, { isSetUp: await isSetUp({ db: database }) })
if (setUpCode) process.stdout.write(`code for the first set-up: ${setUpCode.text}\n`)

const http = createHttpServer()
const vite = await createVite({ appType: 'custom', server: { middlewareMode: true, hmr: { server: http } } })
const ssr = vite.environments.ssr
if (!ssr || !isRunnableDevEnvironment(ssr)) throw new Error('the ssr environment of Vite cannot run modules')

let seen: ServerModule | undefined
let app: FastifyInstance | undefined

/** The server of the newest code: built anew when a module it is made of has changed. */
async function currentApp(): Promise<FastifyInstance> {
  if (!isRunnableDevEnvironment(ssr)) throw new Error('unreachable: checked above')
  const module = (await ssr.runner.import('/src/server/main.ts')) as ServerModule
  if (app && module === seen) return app
  const old = app
  seen = module
  app = await module.createApp({ config, database, setUpCode })
  await app.ready()
  await old?.close()
  return app
}

http.on('request', (request, response) => {
  vite.middlewares(request, response, () => {
    currentApp().then(
      (current) => current.routing(request, response),
      (error: unknown) => {
        if (error instanceof Error) vite.ssrFixStacktrace(error)
        console.error(error)
        response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error))
      },
    )
  })
})

async function closeDoors(): Promise<void> {
  http.closeAllConnections()
  http.close()
  await vite.close()
}

const first = await currentApp()
onStopRequest(closeOnce(first, [closeDoors, closeRenderWorkers, database.close]))
http.listen(config.port, config.host, () => {
  process.stdout.write(`development server: http://${config.host}:${config.port}\n`)
})
