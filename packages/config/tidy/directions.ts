import { importsOf, isCode, isTest, packageOf, resolved, type Repository } from './repository.ts'

/** What each package may import of ours; `apps`, `infra` and `e2e` may import every package. */
const MAY: Record<string, readonly string[]> = {
  domain: ['db', 'access', 'standards', 'certificate', 'words', 'ui'],
  certificate: ['standards'],
}

/** Files that reach where their package may not, and why. */
export const REACHES: Record<string, { into: string; because: string }> = {
  'packages/db/src/testing.setup.ts': { into: 'infra', because: 'tests start the same throw-away Postgres that a first start does' },
  'packages/db/src/isolation/isolation.test.ts': { into: 'infra', because: 'tests start the same throw-away Postgres that a first start does' },
}

/** Of a package that is not imported whole: what alone may be, and by whom. */
const ONLY: Record<string, Record<string, string>> = { domain: { ui: '@stoa/ui/theme.ts' } }

/** The folders of the domain, from left to right. */
export const FOLDERS = ['tenancy', 'people', 'library', 'learning', 'credentials', 'commerce', 'audiences', 'community', 'support', 'impact']

/** Packages import only in the directions of the architecture. */
export function packageDirections(repo: Repository): string[] {
  return repo.paths.filter(isCode).flatMap((path) => {
    const home = packageOf(path)
    if (!home) return []
    return importsOf(repo, path).flatMap(({ specifier, where }) => {
      const target = specifier.startsWith('.')
        ? (packageOf(resolved(path, specifier)) ?? 'the root')
        : /^@stoa\/[^/]+/.exec(specifier)?.[0].replace('@stoa/', 'packages/')
      if (!target || target === home || REACHES[path]?.into === target) return []
      const [from, to] = [home.replace('packages/', ''), target.replace('packages/', '')]
      if (!home.startsWith('packages/')) {
        const outwards = target.startsWith('packages/') ? !specifier.startsWith('.') : target === 'infra' || (target === 'e2e' && home === 'infra')
        return outwards ? [] : [`${where}: ${home} imports ${specifier}. Import a package by its name; apps know nothing of each other`]
      }
      if (!target.startsWith('packages/')) return [`${where}: a package imports ${specifier}. Only apps, infra and e2e may reach into ${target}`]
      if (specifier.startsWith('.')) return [`${where}: ${specifier} crosses into ${target}. Import it by its name`]
      const only = ONLY[from]?.[to]
      if (only && specifier !== only) return [`${where}: ${from} imports ${specifier}; of ${to} it may import ${only}. Pages and parts are the apps' business`]
      return MAY[from]?.includes(to)
        ? []
        : [`${where}: ${from} imports ${to}; it may import ${MAY[from]?.join(', ') ?? 'nothing of ours'}. Move the code, or pass in what is needed`]
    })
  })
}

/** A folder of the domain imports folders to its left, through their public face. Tests may stand on everything, since they set scenes. */
export function folderOrder(repo: Repository): string[] {
  const folderOf = (path: string) => /^packages\/domain\/src\/([^/]+)\//.exec(path)?.[1]
  return repo.paths
    .filter((path) => isCode(path) && folderOf(path) && !isTest(path))
    .flatMap((path) => {
      const folder = folderOf(path)!
      if (!FOLDERS.includes(folder)) return [`${path}:1: ${folder} is no folder of the domain. They are ${FOLDERS.join(', ')}`]
      return importsOf(repo, path).flatMap(({ specifier, where }) => {
        if (specifier.startsWith('@stoa/domain')) return [`${where}: the domain imports itself by name. Write the relative path`]
        const target = specifier.startsWith('.') ? resolved(path, specifier) : ''
        const other = folderOf(target)
        if (!other || other === folder) return []
        if (FOLDERS.indexOf(other) > FOLDERS.indexOf(folder))
          return [`${where}: ${folder} imports ${other}, which lies to its right. Enqueue a job instead`]
        return target === `packages/domain/src/${other}/index.ts` ? [] : [`${where}: reaches past the face of ${other}. Import ../${other}/index.ts`]
      })
    })
}

/** Every folder's face opens with a paragraph of purpose. */
export function faces(repo: Repository): string[] {
  const folders = new Set(repo.paths.flatMap((path) => /^packages\/domain\/src\/([^/]+)\//.exec(path)?.[1] ?? []))
  return [...folders]
    .filter((folder) => FOLDERS.includes(folder))
    .flatMap((folder) => {
      const face = `packages/domain/src/${folder}/index.ts`
      if (!repo.paths.includes(face)) return [`${face}:1: is missing. It is what the rest of the house sees of ${folder}`]
      return /^\/\*\*[^/]{80,}?\*\//.test(repo.text(face)) ? [] : [`${face}:1: open it with a paragraph on what the folder is for`]
    })
}
