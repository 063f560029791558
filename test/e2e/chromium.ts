import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { chromium, type Browser } from 'playwright-core'

/** Chromium that came with the test dependencies, or the one of CHROMIUM_PATH. Needs nothing installed on the machine. */
export async function launchChromium(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH
  const unpacked = own === undefined || own === '' ? await unpackedChromium() : null
  return chromium.launch({
    executablePath: unpacked ? path.join(unpacked, 'chromium') : (own ?? ''),
    // Containers and root know no sandbox; the pages are our own.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    env: { ...process.env, ...(unpacked && { LD_LIBRARY_PATH: path.join(unpacked, 'al2023/lib') }) },
  })
}

/**
 * The folder with the unpacked program and the libraries a bare machine lacks. The package itself unpacks into /tmp under fixed names,
 * where it would trip over what another user, another version or an interrupted run has left.
 */
async function unpackedChromium(): Promise<string> {
  const uid = userInfo().uid
  const folder = path.join(tmpdir(), `damnoen-chromium-147.0.0-${uid}`)
  if (existsSync(path.join(folder, 'chromium')) && (uid < 0 || statSync(folder).uid === uid)) return folder
  const draft = mkdtempSync(`${folder}-`)
  await withEnvironment({ TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }, async () => {
    const { default: bundled } = await import('@sparticuz/chromium')
    await bundled.executablePath()
  })
  try {
    renameSync(draft, folder)
    return folder
  } catch {
    // Another run was quicker.
    if (!existsSync(path.join(folder, 'chromium'))) return draft
    rmSync(draft, { recursive: true, force: true })
    return folder
  }
}

/** Runs `work` under other environment variables, and puts back what was there, also what `work` has changed. */
async function withEnvironment(changes: Record<string, string>, work: () => Promise<void>): Promise<void> {
  const before = { ...process.env }
  Object.assign(process.env, changes)
  try {
    await work()
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}
