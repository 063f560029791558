import { spawn } from 'node:child_process'
import path from 'node:path'
import { PROJECT_ROOT } from '#src/project-root.ts'

/**
 * kill -9 and power cuts during imports, each with its usual number of rounds (50 and 15; a few for a quick look).
 * @returns the exit status: 0 when nothing that was acknowledged was lost
 */
export async function durabilityBench(isQuick: boolean): Promise<number> {
  const killed = await script('kill-nine.ts', isQuick ? 5 : 50)
  const cut = await script('power-loss.ts', isQuick ? 3 : 15)
  return killed + cut === 0 ? 0 : 1
}

function script(name: string, rounds: number): Promise<number> {
  const file = path.join(PROJECT_ROOT, 'bench', name)
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, String(rounds)], {
    stdio: 'inherit',
  })
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
}
