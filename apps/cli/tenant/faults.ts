/** Something in a file that cannot be applied, said so that its author finds it.  line: from 1 */
export interface Fault {
  file: string
  line: number
  sentence: string
}

/** Everything that is wrong, gathered while reading goes on, so that an author sees all of it at once. */
export class Faults {
  readonly #list: Fault[] = []

  add(file: string, line: number, sentence: string): void {
    this.#list.push({ file, line, sentence })
  }

  get list(): Fault[] {
    return this.#list.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  }

  get isEmpty(): boolean {
    return this.#list.length === 0
  }
}

/** out: one `file:line: sentence` a line */
export function printed(faults: readonly Fault[]): string {
  return faults.map(({ file, line, sentence }) => `${file}:${line}: ${sentence}\n`).join('')
}
