import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'
import ts from 'typescript'

/** What the tidy rules look at: paths from the root, and the text of each. A rule never runs what it reads. */
export interface Repository {
  paths: string[]
  text(path: string): string
  bytes(path: string): number
}

/** The repository this file lies in: what git tracks, and what it would track. */
export function here(): Repository {
  const root = resolve(import.meta.dirname, '../../..')
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  const paths = [...new Set(listed.split('\0'))].filter((path) => path && existsSync(join(root, path))).sort()
  const texts = new Map<string, string>()
  return {
    paths,
    text(path) {
      if (!texts.has(path)) texts.set(path, readFileSync(join(root, path), 'utf8'))
      return texts.get(path)!
    },
    bytes: (path) => statSync(join(root, path)).size,
  }
}

/** A repository that exists only for a test of a rule.  in: texts by path */
export function planted(files: Record<string, string>): Repository {
  return { paths: Object.keys(files).sort(), text: (path) => files[path]!, bytes: (path) => Buffer.byteLength(files[path]!) }
}

export const isCode = (path: string) => /\.(ts|tsx|mts|mjs|js)$/.test(path) && !/\.gen\.ts$|\.d\.m?ts$/.test(path)
/** Tests and what only tests use. */
export const isTest = (path: string) => /\.(test|spec)\.tsx?$|\.setup\.ts$|\/testing(\/|\.ts$)|^(packages|apps)\/[^/]+\/test\//.test(path)

const trees = new WeakMap<Repository, Map<string, ts.SourceFile>>()

/** The parsed file; parsed once for all rules. */
export function treeOf(repo: Repository, path: string): ts.SourceFile {
  const known = trees.get(repo) ?? new Map<string, ts.SourceFile>()
  trees.set(repo, known)
  if (!known.has(path))
    known.set(
      path,
      ts.createSourceFile(path, repo.text(path), ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS),
    )
  return known.get(path)!
}

const lists = new WeakMap<ts.Node, ts.Node[]>()

/** Every node within one, outermost first. Of a whole file it is kept, since many rules ask. */
export function nodesOf(node: ts.Node): readonly ts.Node[] {
  const known = lists.get(node)
  if (known) return known
  const found: ts.Node[] = []
  const visit = (one: ts.Node) => {
    found.push(one)
    ts.forEachChild(one, visit)
  }
  visit(node)
  if (ts.isSourceFile(node)) lists.set(node, found)
  return found
}

/** Where a node stands, as an editor opens it: path and line. */
export function at(path: string, node: ts.Node): string {
  const file = node.getSourceFile()
  return `${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`
}

export interface Import {
  specifier: string
  where: string
}

/** Everything a file imports, re-exports or loads later, found without parsing it whole. */
export function importsOf(repo: Repository, path: string): Import[] {
  const text = repo.text(path)
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => ({ specifier: fileName, where: `${path}:${text.slice(0, pos).split('\n').length}` }))
}

/** The path from the root that a relative import names. */
export const resolved = (from: string, specifier: string) => posix.join(dirname(from), specifier)

/** The workspace package a file belongs to, as its folder; null for files of the root. */
export const packageOf = (path: string) => /^(?:(?:apps|packages)\/[^/]+|infra|e2e)(?=\/)/.exec(path)?.[0] ?? null

/** The lines of a text that match, as places.  in: pattern without the g flag */
export function linesMatching(repo: Repository, path: string, pattern: RegExp): { where: string; line: string; match: RegExpExecArray }[] {
  return repo
    .text(path)
    .split('\n')
    .flatMap((line, index) => {
      const match = pattern.exec(line)
      return match ? [{ where: `${path}:${index + 1}`, line, match }] : []
    })
}
