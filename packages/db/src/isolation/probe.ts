// All probes over one scene. What could not be proved counts as not proved.
import type { Verdict } from './attempt.ts'
import { probeActs } from './probe-acts.ts'
import { probeFunctions, probeRelations, probeRoles } from './probe-beyond.ts'
import { probeTable } from './probe-table.ts'
import type { Scene } from './scene.ts'
import { SeedFailed } from './seed.ts'

/** Probes roles and relations, then every table, then functions, which write: one group of verdicts after the other.
 *  in: a scene nobody else uses, since a leak is let through and its damage stays · out: one verdict for each attempt */
export async function* probe(scene: Scene): AsyncGenerator<Verdict[]> {
  yield probeRoles(scene)
  yield probeRelations(scene)
  for (const table of scene.tables) yield proved(table.name, () => probeTable(scene, table))
  yield probeFunctions(scene)
  yield probeActs(scene)
}

async function proved(subject: string, probing: () => Promise<Verdict[]>): Promise<Verdict[]> {
  try {
    return await probing()
  } catch (error) {
    if (!(error instanceof SeedFailed)) throw error
    return [{ subject, kind: 'own', context: 'own tenant', word: 'ok', leak: error.message }]
  }
}
