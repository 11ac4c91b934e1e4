import { isCode, isTest, linesMatching, type Repository } from './repository.ts'

export const USE_CASE_MAX = 80,
  FILE_MAX = 200,
  LINE_MAX = 180

/** Files that may be longer than their kind, and why. */
export const LONGER: Record<string, { max: number; because: string }> = {}

/** Files whose lines may be longer, and why. */
export const WIDER: Record<string, string> = {}

/** Files end before a reader tires. Tests and generated files apart. */
export function fileSizes(repo: Repository): string[] {
  return repo.paths
    .filter((path) => isCode(path) && !isTest(path))
    .flatMap((path) => {
      const lines = repo.text(path).trimEnd().split('\n').length
      const isUseCase = /^packages\/domain\/src\/[^/]+\//.test(path) && !path.endsWith('/index.ts')
      const max = LONGER[path]?.max ?? (isUseCase ? USE_CASE_MAX : FILE_MAX)
      return lines > max
        ? [`${path}:${max + 1}: ${lines} lines, ${isUseCase ? 'a use case' : 'a file'} has at most ${max}. Find the missing noun and give it a file`]
        : []
    })
}

/** Lines fit on a screen. */
export function lineLengths(repo: Repository): string[] {
  return repo.paths
    .filter((path) => isCode(path) && /\.m?tsx?$/.test(path) && !WIDER[path])
    .flatMap((path) =>
      linesMatching(repo, path, new RegExp(`^.{${LINE_MAX + 1},}$`, 'u')).map(
        ({ where, line }) => `${where}: ${line.length} characters, a line has at most ${LINE_MAX}. Break it where a reader would breathe`,
      ),
    )
}
