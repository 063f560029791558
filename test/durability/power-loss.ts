import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { cutWriter, inspect, type Round } from './kill-nine.ts'

const SHIM = path.join(PROJECT_ROOT, 'test/durability/power-cut-shim.ts')

/**
 * Cuts the power during imports, again and again, and goes on with what the disk had kept. The first round starts without any database.
 * @param isLying let fsync force nothing: then losses must be found, or the simulation proves nothing
 */
export async function losePower(rounds: number, isLying: boolean, report: (round: Round) => void): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'damnoen-power-'))
  try {
    const kept = path.join(folder, 'kept')
    mkdirSync(path.join(kept, 'database'), { recursive: true })
    let held = 0
    for (let index = 0; index < rounds; index += 1) {
      const round = await cutPower(folder, kept, held, { isFirst: index === 0, isLying })
      report(round)
      held = round.held
      if (isLying && round.losses.length > 0) return
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Options = { isFirst: boolean; isLying: boolean }

async function cutPower(folder: string, kept: string, held: number, { isFirst, isLying }: Options): Promise<Round> {
  const disk = path.join(folder, 'disk')
  rmSync(disk, { recursive: true, force: true })
  cpSync(kept, disk, { recursive: true })
  const acknowledged = await cutWriter(disk, held + 1, {
    atMostMs: 1500,
    openingShare: isFirst ? 0 : 0.1,
    nodeFlags: ['--import', SHIM],
    environment: {
      DAMNOEN_DISK: path.join(disk, 'database'),
      DAMNOEN_SHADOW: path.join(kept, 'database'),
      DAMNOEN_LYING: isLying ? '1' : '0',
    },
  })
  if (!existsSync(path.join(kept, 'database/PG_VERSION')))
    throw new Error('the shadow was not written: is the shim at work?')
  try {
    return await inspect(kept, acknowledged)
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error)
    return { acknowledged, held: 0, openMs: 0, losses: [`does not open: ${reason}`] }
  }
}
