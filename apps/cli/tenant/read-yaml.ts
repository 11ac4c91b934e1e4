import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import type { Faults } from './faults.ts'

/** Where in a document: keys and places in lists, from the outside in. */
export type Path = readonly (string | number)[]

/** A value together with the lines it was written on. */
export interface Read<T> {
  value: T
  file: string
  /** The line of what stands at this path, or of the nearest thing around it. */
  line(...path: Path): number
  /** Notes a fault at this path. */
  refuse(path: Path, sentence: string): void
}

/** Reads YAML into the shape of a schema.
 *  in:  file, for faults; firstLine, where the text begins in its file
 *  out: the value with its lines, or null after noting at least one fault */
export function readYaml<T>(faults: Faults, file: string, text: string, schema: z.ZodType<T>, firstLine = 1): Read<T> | null {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, version: '1.2' })
  const lineAt = (offset: number) => firstLine - 1 + counter.linePos(offset).line
  if (document.errors.length > 0) {
    for (const error of document.errors) faults.add(file, lineAt(error.pos[0]), `This is not YAML: ${error.message}${hint(error.code)}`)
    return null
  }
  const line = (...path: Path) => lineAt(offsetOf(document, path))
  const refuse = (path: Path, sentence: string) => faults.add(file, line(...path), sentence)
  const content = contentOf(document)
  if (content === undefined) {
    faults.add(file, firstLine, 'References (&, *) that grow this far are not taken.')
    return null
  }
  const result = schema.safeParse(content, { reportInput: true })
  if (result.success) return { value: result.data, file, line, refuse }
  for (const issue of result.error.issues) {
    const path = issue.path as (string | number)[]
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) refuse([...path, key], `There is no field ${named([...path, key])} here.`)
    else refuse(path, sentenceOf(issue, named(path)))
  }
  return null
}

function contentOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 }) ?? null
  } catch {
    return undefined
  }
}

const hint = (code: string) =>
  code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY' ? ' A sentence with a colon needs quotes around it.' : ''

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents
  let offset = (document.contents as { range?: number[] } | null)?.range?.[0] ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (!pair) break
      offset = (pair.key as { range?: number[] }).range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node) && node.items[Number(step)]) {
      node = node.items[Number(step)]
      offset = (node as { range?: number[] }).range?.[0] ?? offset
    } else break
  }
  return offset
}

function named(path: Path): string {
  return path.length === 0 ? 'This' : path.map((step, index) => (typeof step === 'number' ? `[${step + 1}]` : `${index ? '.' : ''}${step}`)).join('')
}

/** zod's issue in a sentence. Refinements of the schemas bring sentences of their own, which begin with a lower-case verb. */
function sentenceOf(issue: z.core.$ZodIssue, name: string): string {
  const input = issue.input
  switch (issue.code) {
    case 'invalid_type':
      return input === undefined ? `${name} is missing.` : `${name} must be ${KINDS[issue.expected] ?? issue.expected}, not ${kindOf(input)}.`
    case 'too_big':
      return `${name} is longer or larger than ${issue.maximum}${UNITS[issue.origin] ?? ''}.`
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? `${name} is empty.`
        : `${name} is shorter or smaller than ${issue.minimum}${UNITS[issue.origin] ?? ''}.`
    case 'invalid_value':
      return `${name} must be one of ${issue.values.join(', ')}.`
    case 'invalid_key':
      return `${name} ${issue.issues[0]?.message ?? 'is no name'}`
    default:
      return `${name} ${issue.message}`
  }
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
}
const UNITS: Record<string, string> = { string: ' characters', array: ' entries' }

function kindOf(input: unknown): string {
  if (input === null) return 'nothing'
  return Array.isArray(input)
    ? 'a list'
    : typeof input === 'object'
      ? 'a group of fields'
      : typeof input === 'string'
        ? 'text'
        : typeof input === 'number'
          ? 'a number'
          : 'true or false'
}
