import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { dataPath, root } from '../../infra/bootstrap/places.ts'

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[]
  samples: number[]
  timeDeltas: number[]
}

/** Where profiles go, and what makes a Node process write one when it ends. */
export function profiling(): { folder: string; env: Record<string, string> } {
  const folder = dataPath('profiles')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return { folder, env: { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` } }
}

/** out: where a process spent its time itself: by what it is made of, then the twenty hottest functions · in: the folder; the process that ended */
export function hottest(folder: string, pid: number): string {
  const file = readdirSync(folder).find((name) => name.split('.')[3] === String(pid))
  if (!file) throw new Error(`process ${pid} left no profile in ${folder}`)
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const byFunction = new Map<string, number>(),
    byPart = new Map<string, number>()
  let all = 0
  samples.forEach((id, index) => {
    const { functionName, url, lineNumber } = frames.get(id)!
    if (functionName === '(idle)') return
    const part = url ? partOf(url) : functionName.startsWith('(') ? functionName : '(engine)'
    const spent = timeDeltas[index]!
    all += spent
    byPart.set(part, (byPart.get(part) ?? 0) + spent)
    const name = `${functionName || '(anonymous)'}  ${url ? `${part}:${lineNumber + 1}` : ''}`
    byFunction.set(name, (byFunction.get(name) ?? 0) + spent)
  })
  const lines = (of: Map<string, number>, count: number) =>
    [...of]
      .sort((a, b) => b[1] - a[1])
      .slice(0, count)
      .map(([name, spent]) => `${((100 * spent) / all).toFixed(1).padStart(5)} %  ${name}`)
  return [
    `Busy for ${(all / 1e6).toFixed(1)} s, by part:`,
    ...lines(byPart, 16),
    '',
    'By function, itself:',
    ...lines(byFunction, 20),
    '',
    `The whole: ${relative(root, join(folder, file))}`,
  ].join('\n')
}

function partOf(url: string): string {
  if (url.startsWith('node:')) return url
  const path = url.replace('file://', '')
  const library = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]
  return library ?? relative(root, path)
}
