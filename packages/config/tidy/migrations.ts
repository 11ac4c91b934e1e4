import type { Repository } from './repository.ts'

const FOLDER = 'packages/db/migrations/'

/** What breaks a previous version that is still running, or stops everybody while it runs, and what to do instead. */
const BREAKS: [pattern: RegExp, what: string, instead: string][] = [
  [/^drop (table|view|function|procedure|schema|type|sequence|policy)\b/, 'drop', 'Stop using it in one release and drop it in the next'],
  [/^alter (table|view|function|schema|type)\b.*\brename\b/, 'rename', 'Add the new name beside the old one, and drop the old one in the next release'],
  [/^drop column\b/, 'drop column', 'Stop reading and writing it in one release and drop it in the next'],
  [/^alter (column )?\w+ (set data )?type\b/, 'change of type', 'Add a column of the new type, write both, and drop the old one in the next release'],
  [/^alter (column )?\w+ set not null\b/, 'set not null', 'Let the release before write it always; then add a check that is not valid, and validate it'],
  [/^alter (column )?\w+ drop default\b/, 'drop default', 'The previous version leaves it to the default: drop that in the next release'],
  [
    /^add (?!constraint\b|check\b|unique\b|foreign\b|primary\b|exclude\b)(column )?(if not exists )?\w+ (?!.*\bdefault\b).*\bnot null\b/,
    'not null without a default',
    'Give it a default, which the previous version writes without knowing',
  ],
  [/^add (constraint \w+ )?(check|unique|foreign|primary|exclude)\b(?!.*\bnot valid\b)/, 'constraint', 'Add it as not valid, and validate it in a migration of its own'],
  [/^revoke\b.*\bfrom\b.*\bstoa_(app|definer|queue)\b/, 'revoke', 'Stop using it in one release and revoke it in the next'],
]

/** What stands in earlier migrations all the same, and why it did no harm. Nothing is added here for a table that a released version uses. */
export const BEFORE: Record<string, string> = {
  '0002_tenancy: constraint on platform.hosts': 'made with the database, in which nothing is yet',
  '0003_people: constraint on outbox': 'made with the database, in which nothing is yet',
  '0007_questions: constraint on questions': 'the list of kinds grew: it takes whatever the one before took',
  '0007_questions: drop default on answer_keys': 'no version had been released that writes choice_ids',
  '0007_questions: drop column on answer_keys': 'no version had been released that reads choice_ids',
  '0007_questions: drop default on responses': 'no version had been released that writes choice_ids',
  '0007_questions: drop column on responses': 'no version had been released that reads choice_ids',
  '0007_questions: drop default on check_answers': 'no version had been released that writes picked',
  '0007_questions: drop column on check_answers': 'no version had been released that reads picked',
  '0007_questions: drop on app.reveal_answer_keys': 'no version had been released that calls it',
  '0008_blocks: constraint on blocks': 'the list of kinds grew: it takes whatever the one before took',
  '0009_exams: constraint on exam_draws': 'true of every row that leaves the new columns out',
  '0009_exams: constraint on attempts': 'over a new column, which the version before leaves null',
  '0009_exams: index on attempt_items': 'built before anybody had exams of many questions',
  '0012_accounts: constraint on sessions': 'the ways to sign in grew, and the other one is over new columns',
}

/** A migration's statements, each part of an `alter table` for itself, without comments, texts and bodies of functions. */
function acts(text: string): { act: string; on: string }[] {
  const plain = text
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .replace(/--.*$/gm, '')
    .replace(/'(?:[^']|'')*'/g, "''")
  return plain.split(';').flatMap((raw) => {
    const statement = raw.trim().replace(/\s+/g, ' ').toLowerCase()
    const [, table, rest] = /^alter table (?:only )?(?:if exists )?([\w.]+) (.*)$/.exec(statement) ?? []
    if (table && !/\brename\b/.test(rest!)) return parts(rest!).map((act) => ({ act, on: table }))
    const index = /^create (?:unique )?index .*?\bon (?:only )?([\w.]+)/.exec(statement)
    const named = /^(?:create table|alter \w+|drop \w+(?: if exists)?|revoke .*? on(?: table)?) (?:if not exists |if exists )?([\w.]+)/.exec(statement)
    return statement ? [{ act: statement, on: index?.[1] ?? named?.[1] ?? '' }] : []
  })
}

/** Split by the commas that stand in no bracket. */
function parts(list: string): string[] {
  const found = ['']
  let depth = 0
  for (const letter of list) {
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (letter === ',' && depth === 0) found.push('')
    else found[found.length - 1] += letter
  }
  return found.map((part) => part.trim())
}

/** Each thing in a migration that a running previous version would not survive.
 *  in: what is let through, by file and what it is · out: places with what to do, and lines of the list that nothing needs any more */
export function breaksThePrevious(repo: Repository, before: Record<string, string>): string[] {
  const used = new Set<string>()
  const faults = repo.paths
    .filter((path) => path.startsWith(FOLDER) && path.endsWith('.sql'))
    .flatMap((path) => {
      const all = acts(repo.text(path))
      const own = new Set(all.flatMap(({ act, on }) => (act.startsWith('create table') ? [on] : [])))
      const isApart = repo.text(path).startsWith('-- Outside a transaction')
      return all.flatMap(({ act, on }) => {
        if (own.has(on)) return []
        const found = BREAKS.filter(([pattern]) => pattern.test(act)).map(([, what, instead]) => ({ what, instead }))
        if (/^create (unique )?index (?!concurrently)/.test(act))
          found.push({ what: 'index', instead: 'Nobody writes while it is built: create it concurrently, in a file that begins with “-- Outside a transaction”' })
        if (/^create (unique )?index concurrently/.test(act) && !isApart)
          found.push({ what: 'index concurrently', instead: 'It runs in no transaction: begin the file with “-- Outside a transaction”, then drop what was left half-made' })
        return found.flatMap(({ what, instead }) => {
          const key = `${path.slice(FOLDER.length, -'.sql'.length)}: ${what} on ${on}`
          used.add(key)
          return before[key] ? [] : [`${path}:1: ${what} on ${on}, which a previous version may still use. ${instead} (infra/decisions/0020)`]
        })
      })
    })
  const unneeded = Object.keys(before).filter((key) => !used.has(key))
  return [...faults, ...unneeded.map((key) => `packages/config/tidy/migrations.ts:1: nothing needs “${key}” any more. Take it off the list`)]
}
