import { linesMatching, type Repository } from './repository.ts'

const ROOT = [
  '.ci',
  '.gitignore',
  '.npmrc',
  '.oxlintrc.json',
  'LICENSE',
  'README.md',
  'apps',
  'e2e',
  'infra',
  'package.json',
  'packages',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'tenants',
  'turbo.json',
]

/** The root holds its entries, and nothing else. */
export function rootEntries(repo: Repository): string[] {
  const present = new Set(repo.paths.map((path) => path.split('/')[0]!))
  return [
    ...[...present]
      .filter((entry) => !ROOT.includes(entry))
      .map((entry) => `${entry}:1: does not belong into the root. Find the folder whose business it is`),
    ...ROOT.filter((entry) => !present.has(entry)).map((entry) => `${entry}:1: is missing from the root`),
  ]
}

const BYTES_MAX = 1_000_000

/** Nothing is heavy but the media of a tenant. */
export function fileWeights(repo: Repository): string[] {
  return repo.paths
    .filter((path) => !/^tenants\/[^/]+\/(.*\/)?(media|brand)\//.test(path) && repo.bytes(path) > BYTES_MAX)
    .map((path) => `${path}:1: ${(repo.bytes(path) / 1e6).toFixed(1)} MB, a file has at most 1. Make it at build time, or keep it in storage`)
}

/** Tenants are data. */
export function tenantsAreData(repo: Repository): string[] {
  return repo.paths
    .filter(
      (path) =>
        path.startsWith('tenants/') &&
        (/\.([cm]?[jt]sx?|sh|py|sql|html?|css|svg|wasm)$/i.test(path) || (!isBinary(path) && repo.text(path).startsWith('#!'))),
    )
    .map((path) => `${path}:1: tenants hold data, never code. Say it in YAML or Markdown, and write the code in packages`)
}

const isBinary = (path: string) => /\.(png|jpe?g|webp|avif|gif|ico|mp4|webm|mp3|pdf|woff2?|ttf|otf|zip|gz|br)$/i.test(path)

// Written in pieces, so that this file does not hold what it looks for.
const MACHINE = new RegExp(`(^|[\\s'"\`(=:,])/(root|home/[a-z][\\w-]*|work|Users/[A-Za-z]\\w*)(/|$)`)
const REGISTRY = new RegExp(
  `registry\\.(npmjs\\.org|yarnpkg\\.com|npmmirror\\.com)|verd${'accio'}|arti${'factory'}|\\bnexus\\b|^\\s*(tarball|resolution):.*https?:|_auth(Token)?\\s*=`,
  'i',
)
const MAKING = new RegExp(
  `\\bA${'I'}[ -](assistant|agent|generated|helper|written)|\\b(helper|agent|coding) session|\\bsub${'agent'}|\\b(Chat${'GPT'}|Co${'pilot'}|Clau${'de'})\\b|\\bfa${'rm-'}\\w`,
  'i',
)

/** The project speaks of itself alone: of no machine it was written on, no registry it was fetched from, nobody who wrote it. */
export function speaksOfItself(repo: Repository): string[] {
  return repo.paths
    .filter((path) => !isBinary(path))
    .flatMap((path) => [
      ...linesMatching(repo, path, MACHINE).map(
        ({ where, match }) =>
          `${where}: ${match[0].trim()} is a place on one machine. Reckon it from import.meta.dirname or take it from the environment`,
      ),
      ...linesMatching(repo, path, REGISTRY).map(
        ({ where, match }) => `${where}: ${match[0].trim()} names a registry. Whoever installs has their own`,
      ),
      ...linesMatching(repo, path, MAKING).map(({ where, match }) => `${where}: “${match[0]}” is about how this was made. Say what it does`),
    ])
}

/** Migrations count up from 0001 without a gap, and end as text does. */
export function migrations(repo: Repository): string[] {
  const folder = 'packages/db/migrations/'
  const files = repo.paths.filter((path) => path.startsWith(folder))
  return files.flatMap((path, index) => {
    const number = String(index + 1).padStart(4, '0')
    return [
      ...(new RegExp(`^${number}_[a-z0-9]+(_[a-z0-9]+)*\\.sql$`).test(path.slice(folder.length))
        ? []
        : [`${path}:1: should be ${number}_<noun>.sql. Numbers count up without a gap`]),
      ...(repo.text(path).endsWith('\n') ? [] : [`${path}:${repo.text(path).split('\n').length}: does not end with a newline. Add one`]),
    ]
  })
}
