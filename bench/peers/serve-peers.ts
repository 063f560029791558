import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { tasksOf } from './tasks.ts'

/** The rows as JSON, made once: a peer's data come over the line as ours do, and cost its server nothing. */
const made = new Map<number, string>()
function tasksJson(rows: number): string {
  const known = made.get(rows) ?? JSON.stringify(tasksOf(rows))
  made.set(rows, known)
  return known
}

export type Peer = 'frappe' | 'svar'
const ENTRIES: Record<Peer, string> = { frappe: 'frappe.ts', svar: 'svar.tsx' }

/** Both Gantt libraries, each on a page of its own with nothing else but its rows as JSON, built as for production and served from memory. */
export async function servePeers(): Promise<{
  addressOf: (peer: Peer, rows: number) => string
  stop: () => Promise<void>
}> {
  const files = new Map<string, Buffer>()
  for (const [peer, entry] of Object.entries(ENTRIES)) await bundle(peer, entry, files)
  const server = createServer((request, answer) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/tasks') return answer.end(tasksJson(Number(searchParams.get('rows'))))
    const name = pathname.slice(1)
    const file = files.get(name) ?? (name in ENTRIES ? Buffer.from(pageOf(name, files.has(`${name}.css`))) : undefined)
    const type = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'text/html'
    answer.writeHead(file ? 200 : 404, { 'content-type': `${type}; charset=utf-8` }).end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    addressOf: (peer, rows) => `http://127.0.0.1:${port}/${peer}?rows=${rows}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function bundle(peer: string, entry: string, files: Map<string, Buffer>): Promise<void> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'damnoen-bench-peer-'))
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      root: path.join(PROJECT_ROOT, 'bench/peers'),
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir,
        emptyOutDir: true,
        lib: { entry, formats: ['iife'], name: peer, fileName: () => `${peer}.js`, cssFileName: peer },
      },
    })
    for (const name of [`${peer}.js`, `${peer}.css`])
      files.set(name, await readFile(path.join(outDir, name)).catch(() => Buffer.alloc(0)))
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}

const pageOf = (peer: string, hasStyle: boolean): string =>
  `<!doctype html><meta charset="utf-8"><title>${peer}</title>${hasStyle ? `<link rel="stylesheet" href="/${peer}.css">` : ''}` +
  `<div id="chart" style="height:700px"></div><script src="/${peer}.js"></script>`
