import type { FastifyInstance } from 'fastify'
import { openDatabase, type Database } from '#src/db/open.ts'
import { AppError } from '#src/domain/errors.ts'
import { isSetUp } from '#src/features/people/actors.commands.ts'
import { closeRenderWorkers } from '#src/render/close-workers.ts'
import { buildApp } from './app.ts'
import { assets } from './assets.ts'
import { createAuth } from './auth.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { createMailer } from './mail.ts'
import { pages } from './pages.ts'
import { peopleOf } from './people.ts'
import { linkKeyFrom, sessionSecret } from './secret.ts'
import { openSetUpCode, type SetUpCode } from './set-up-code.ts'
import { closeOnce, endWithLauncher, endWithoutDatabase, onStopRequest } from './shutdown.ts'

/** What a server is made of. `setUpCode`: null once the installation is set up. */
type Parts = { config: Config; database: Database; setUpCode?: SetUpCode | null }

/** The whole server, not yet listening. Development builds it anew on each change, on the same services. */
export function createApp({ config, database, setUpCode = null }: Parts): Promise<FastifyInstance> {
  const { dataFolder, secret, url } = config
  const secureCookies = url?.startsWith('https:') ?? false
  const kept = sessionSecret(dataFolder, secret)
  const auth = createAuth({ database, secret: kept, secureCookies })
  const people = peopleOf(database, auth, url)
  const mail = config.mail === null ? {} : { mail: createMailer(config.mail) }
  return buildApp({ config, database, people, setUpCode, linkKey: linkKeyFrom(kept), ...mail }, { pages, assets })
}

/** Starts the server and runs it until the process is told to stop. Ends the process with 1 where it cannot start. */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const config = readConfig(environment, process.cwd())
    await run(config)
  } catch (error) {
    const explained = explain(error)
    if (explained === null) throw error
    process.stderr.write(`${explained}\n`)
    process.exitCode = 1
    // What waits for the launcher's signals must not keep a server alive that never started.
    if (process.connected) process.disconnect()
  }
}

async function run(config: Config): Promise<void> {
  const unwatchLauncher = endWithLauncher()
  process.stderr.write('กำลังเปิดฐานข้อมูล · Opening the database …\n')
  const { dataFolder, databaseUrl } = config
  const database = await openDatabase({
    dataFolder,
    databaseUrl: databaseUrl ?? undefined,
    onFailure: endWithoutDatabase,
  })
  const setUpCode = openSetUpCode(dataFolder, { isSetUp: await isSetUp({ db: database }) })
  const app = await createApp({ config, database, setUpCode })
  const close = closeOnce(app, [closeRenderWorkers, database.close])
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await close()
    throw error
  }
  unwatchLauncher()
  onStopRequest(close)
  announce(app, config, setUpCode)
}

function announce(app: FastifyInstance, config: Config, setUpCode: SetUpCode | null): void {
  const address = app.listeningOrigin.replace(/\/\/(?:0\.0\.0\.0|\[::\]):/, '//127.0.0.1:')
  process.stdout.write(`\nดำเนินพร้อมใช้งาน เปิดเบราว์เซอร์ที่ · Damnoen is ready at\n\n  ${address}\n\n`)
  if (config.url !== null) process.stdout.write(`ผู้อื่นเปิดที่ · others open it at  ${config.url}\n`)
  if (setUpCode !== null) process.stdout.write(`รหัสสำหรับตั้งค่าครั้งแรก · code for the first set-up:  ${setUpCode.text}\n\n`)
  const place = config.databaseUrl === null ? config.dataFolder : 'PostgreSQL'
  process.stdout.write(`ข้อมูล · data: ${place}\nหยุดด้วย Ctrl+C · stop with Ctrl+C\n`)
}

const FILE_PROBLEMS: Record<string, string> = {
  EACCES: 'ไม่มีสิทธิ์ใช้ไฟล์หรือพอร์ตนี้ · No permission',
  EPERM: 'ไม่มีสิทธิ์ใช้ไฟล์หรือพอร์ตนี้ · No permission',
  EROFS: 'เขียนไฟล์ในโฟลเดอร์ข้อมูลไม่ได้ · The data folder cannot be written',
  EEXIST: 'มีไฟล์อื่นอยู่แทนที่โฟลเดอร์ข้อมูล · The data folder is a file',
  ENOTDIR: 'มีไฟล์อื่นอยู่แทนที่โฟลเดอร์ข้อมูล · The data folder is a file',
  ENOSPC: 'พื้นที่ว่างของดิสก์หมด · The disk is full',
}

/** What the person who started it can do about it; null for faults of ours, whose stack trace helps. */
function explain(error: unknown): string | null {
  if (error instanceof ConfigError) return `ค่าที่ตั้งไว้ไม่ถูกต้อง · Bad setting\n${error.message}`
  if (error instanceof AppError) return error.message
  if (!(error instanceof Error) || !('code' in error)) return null
  const port = 'port' in error ? String(error.port) : ''
  if (error.code === 'EADDRINUSE') {
    return (
      `พอร์ต ${port} มีโปรแกรมอื่นใช้อยู่ ปิดโปรแกรมนั้น หรือตั้ง PORT เป็นเลขอื่น เช่น PORT=3001 npm start\n` +
      `Port ${port} is in use: stop that program, or choose another port: PORT=3001 npm start`
    )
  }
  const kind = FILE_PROBLEMS[String(error.code)]
  return kind === undefined ? null : `${kind}: ${error.message}`
}
