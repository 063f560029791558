import { spawn } from 'node:child_process'
import path from 'node:path'
import { PROJECT_ROOT } from '#src/project-root.ts'

/** Runs a script of this folder in a process of its own and reads the JSON that it prints. */
export function runJob<Answer>(script: string, args: readonly string[]): Promise<Answer> {
  const file = path.join(PROJECT_ROOT, 'bench/jobs', script)
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(said) as Answer)
      else reject(new Error(`${script} ${args.join(' ')} ended with ${code}`))
    })
  })
}
