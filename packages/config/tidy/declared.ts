import { importsOf, isCode, isTest, packageOf, type Repository } from './repository.ts'

interface Manifest {
  name: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** What a package uses it declares, and what it declares of ours it uses. */
export function declaredDependencies(repo: Repository): string[] {
  return repo.paths
    .filter((path) => /^(apps|packages)\/[^/]+\/package\.json$|^(infra|e2e)\/package\.json$/.test(path))
    .flatMap((manifestPath) => {
      const home = packageOf(manifestPath)!
      const manifest = JSON.parse(repo.text(manifestPath)) as Manifest
      const run = { ...manifest.dependencies, ...manifest.optionalDependencies }
      const all = { ...run, ...manifest.devDependencies }
      const mine = repo.paths.filter((path) => packageOf(path) === home && path !== manifestPath)
      const faults: string[] = []
      for (const path of mine.filter(isCode)) {
        for (const { specifier, where } of importsOf(repo, path)) {
          const name = /^(@[^/]+\/[^/]+|[^./@][^/]*)/.exec(specifier)?.[0]
          if (!name || /^(node|virtual):/.test(name) || name === manifest.name) continue
          if (!(name in all)) faults.push(`${where}: imports ${name}, which ${manifestPath} does not declare. Add it there`)
          else if (name.startsWith('@stoa/') && !(name in run) && !isTest(path))
            faults.push(`${where}: imports ${name}, which ${manifestPath} declares for development only. Move it to dependencies`)
        }
      }
      for (const [name, version] of Object.entries(all)) {
        if (!name.startsWith('@stoa/')) continue
        if (version !== 'workspace:*') faults.push(`${manifestPath}:1: ${name} is ${version}. Ours are workspace:*`)
        if (!mine.some((path) => /\.(tsx?|m?js|css|json)$/.test(path) && repo.text(path).includes(name)))
          faults.push(`${manifestPath}:1: declares ${name}, which nothing here uses. Take it out`)
      }
      return faults
    })
}
