import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'

const BEAT_MS = 2000
/** A holder that has not touched its lock for so long is dead: killed, or the machine was switched off. */
const DEAD_MS = 15_000

/**
 * Runs `work` while no other process on this folder does. The holder touches the file again and again, so that a lock left behind by a
 * killed process is taken over; process numbers would not do, since they are reused (in containers nearly always).
 */
export async function withLock(file, work, onWait) {
  for (let waited = false; !take(file); waited = true) {
    if (!waited) onWait()
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  const beat = setInterval(() => touch(file), BEAT_MS)
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    process.off('exit', release)
    release()
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // Taken over while this machine slept; the other finishes the same work.
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs
    if (touched !== undefined && Date.now() - touched > DEAD_MS) rmSync(file, { force: true })
    return false
  }
}
