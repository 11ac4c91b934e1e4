import type { Given } from '@stoa/domain/library'

// How an answer travels in a form, the same for a check, an exam's page and its saves: one field for each kind of question.
//   picked, picked[]  the id of a choice or spot      number    as typed
//   places[]          id:place, or nothing            pairs[]   left:right, or nothing
//   blanks[]          as typed, in the order of the gaps
const FIELDS = ['picked', 'number', 'places', 'pairs', 'blanks'] as const
const ID = '[A-Za-z0-9-]{1,60}'
const PLACE = new RegExp(`^(${ID}):([1-9][0-9]?)$`)
const PAIR = new RegExp(`^(${ID}):(${ID})$`)

/** The field of a form under which a question's answer is sent, as its parts name it. */
export const answerField = { one: 'picked', many: 'picked[]', number: 'number', places: 'places[]', pairs: 'pairs[]', blanks: 'blanks[]' } as const

/** The answer in a form.  in: its fields by name, lists without their `[]` · out: null where no page of ours would send this */
export function givenIn(fields: Record<string, unknown>): Given | null {
  const given: Given = {}
  for (const field of FIELDS) {
    const value = fields[field]
    if (value === undefined) continue
    const list = [value].flat().map(String)
    if (list.length > 20 || list.some((one) => one.length > 200)) return null
    if (field === 'picked') given.picked = list
    else if (field === 'blanks') given.blanks = list
    else if (field === 'number') {
      if (typeof value !== 'string') return null
      given.number = value
    } else {
      const read = entriesIn(list, field === 'places' ? PLACE : PAIR)
      if (!read) return null
      if (field === 'places') given.places = Object.fromEntries(read.map(([id, place]) => [id, Number(place)]))
      else given.pairs = Object.fromEntries(read)
    }
  }
  return given
}

/** Whether a form holds an answer with all its parts. */
export function isAnswered(form: Iterable<readonly [string, unknown]>): boolean {
  const parts = [...form].filter(([name]) => (FIELDS as readonly string[]).includes(name.replace('[]', '')))
  return parts.length > 0 && parts.every(([, value]) => String(value).trim() !== '')
}

/** Entries `a:b`, empty ones left out; null where one is no entry, or one name comes twice. */
function entriesIn(list: string[], entry: RegExp): [string, string][] | null {
  const read = list.filter((one) => one !== '').map((one) => entry.exec(one))
  if (read.some((match) => match === null) || new Set(read.map((match) => match![1])).size < read.length) return null
  return read.map((match) => [match![1]!, match![2]!])
}
