// One whole run: the clean database first, then every planted fault in a clone of its own.
import { clone, type Clone } from '../testing.ts'
import type { Verdict } from './attempt.ts'
import type { Fault } from './faults.ts'
import { goldenDifference, writeGolden } from './golden.ts'
import { lint, type Finding } from './lint.ts'
import { probe } from './probe.ts'
import { fill, openScene, type Scene } from './scene.ts'
import { SeedFailed } from './seed.ts'

/** What was found in one database. `tables` are the fenced ones that were probed. */
export interface Examination {
  tables: string[]
  verdicts: Verdict[]
  leaks: Verdict[]
  findings: Finding[]
  golden: string[]
}

/** Examines the database as migrations leave it.
 *  in: superuserUrl of a server with the template; rewriteGolden makes golden.txt say what is there */
export async function examine(superuserUrl: string, { rewriteGolden = false } = {}): Promise<Examination> {
  return withScene(superuserUrl, async (scene) => {
    if (rewriteGolden) await writeGolden(scene.superuser)
    return look(scene)
  })
}

/** Plants one fault and examines what comes of it; probing ends with the first table, or other subject, that leaks.
 *  in: superuserUrl of a throw-away server that nobody else uses, since roles are the whole cluster's */
export async function examineFault(superuserUrl: string, fault: Fault): Promise<Examination> {
  return withScene(superuserUrl, async (scene, database) => {
    try {
      await scene.superuser.query(fault.plant.replace(':database', database))
      // A login sees what came with its role only from its next connection on.
      await scene.app.renew()
      const unproved = await refill(scene)
      return await look(scene, unproved)
    } finally {
      if (fault.undo) await scene.superuser.query(fault.undo)
    }
  })
}

/** Whether a fault was caught by what must catch it; that the golden file differs as well is no excuse. */
export function isCaught({ leaks, findings }: Examination): boolean {
  return leaks.length > 0 || findings.length > 0
}

async function look(scene: Scene, earlier?: Verdict[]): Promise<Examination> {
  const findings = await lint(scene.superuser)
  const golden = await goldenDifference(scene.superuser)
  const verdicts = earlier ?? []
  for await (const group of probe(scene)) {
    verdicts.push(...group)
    if (earlier && verdicts.some((verdict) => verdict.leak)) break
  }
  return { tables: scene.tables.map((table) => table.name), verdicts, leaks: verdicts.filter((verdict) => verdict.leak), findings, golden }
}

/** Rows for tables that the fault brought. One that cannot have any is not proved. */
async function refill(scene: Scene): Promise<Verdict[]> {
  try {
    await fill(scene)
    return []
  } catch (error) {
    if (!(error instanceof SeedFailed)) throw error
    return [{ subject: 'seed', kind: 'own', context: 'own tenant', word: 'ok', leak: error.message }]
  }
}

async function withScene<T>(superuserUrl: string, work: (scene: Scene, database: string) => Promise<T>): Promise<T> {
  const copy: Clone = await clone(superuserUrl)
  try {
    const scene = await openScene(copy)
    try {
      return await work(scene, new URL(copy.superuserUrl).pathname.slice(1))
    } finally {
      await scene.close()
    }
  } finally {
    await copy.drop()
  }
}
