// A folder is made or is not, so it serves as a lock. Its keeper touches it every second; one that is not touched has lost its keeper.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Do something that only one process at a time may do.
 * @param {string} lock the folder that says it is being done
 * @param {() => void} waiting told once if somebody else is at it
 * @param {() => Promise<void>} work
 */
export async function locked(lock, waiting, work) {
  for (let told = false; !take(lock);) {
    if (age(lock) > 20_000 || keeperIsGone(lock)) {
      try {
        renameSync(lock, `${lock}-${process.pid}`)
        rmSync(`${lock}-${process.pid}`, { recursive: true, force: true })
      } catch { /* Another waiter was faster. */ }
      continue
    }
    if (!told) waiting()
    told = true
    await new Promise((done) => setTimeout(done, 300))
  }
  const touch = setInterval(() => { try { utimesSync(lock, new Date(), new Date()) } catch { /* The folder went away with .data. */ } }, 1000)
  try {
    await work()
  } finally {
    clearInterval(touch)
    rmSync(lock, { recursive: true, force: true })
  }
}

function take(lock) {
  try {
    mkdirSync(lock)
    writeFileSync(join(lock, 'keeper'), String(process.pid))
    return true
  } catch (thrown) {
    if (thrown.code === 'EEXIST') return false
    throw thrown
  }
}

function age(lock) {
  try {
    return Date.now() - statSync(lock).mtimeMs
  } catch {
    return 0
  }
}

function keeperIsGone(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'keeper'), 'utf8')), 0)
    return false
  } catch (thrown) {
    return thrown.code === 'ESRCH'
  }
}
