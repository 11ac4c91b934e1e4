/** Judges that few machines need are not among this project's packages: they are fetched once, in one version, into .data/tools. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'

const tools = resolve(import.meta.dirname, '../../.data/tools')

/** in: a package's name and its version · out: its folder · refuses: as npm does where there is no registry */
export async function fetched(name: string, version: string): Promise<string> {
  const folder = resolve(tools, `${name}-${version}`)
  if (!existsSync(folder)) {
    const partial = `${folder}-${process.pid}.partial`
    mkdirSync(partial, { recursive: true })
    try {
      writeFileSync(resolve(partial, 'package.json'), '{ "private": true }\n')
      await promisify(execFile)('npm', ['install', '--prefix', partial, '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', `${name}@${version}`])
      renameSync(partial, folder)
    } finally {
      rmSync(partial, { recursive: true, force: true })
    }
  }
  return resolve(folder, 'node_modules', name)
}
