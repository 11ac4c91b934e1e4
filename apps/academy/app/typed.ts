/** What came in a form, by the name of its field; a list where a field may come several times. */
export type Typed = Readonly<Record<string, string | string[]>>

/** The fields that a refusal gives back, so that a form keeps what was typed where no script does. One that is not named here is not given
 *  back: passwords, codes and whatever else nobody thought of. */
const GIVEN_BACK: ReadonlySet<string> = new Set([
  'name', 'printed_name', 'email', 'locale', 'time_zone',
  'block', 'passkey', 'skill', 'picked', 'number', 'places', 'pairs', 'blanks',
  'outcome', 'tolerance', 'reason', 'extra_percent', 'breaks_max', 'break_minutes', 'from_on', 'until_on',
])

// Beyond this a field holds nothing that somebody typed.
const LENGTH_MAX = 20_000

/** in: what came, nothing where it could not be read · out: as much of it as a page may show again */
export function givenBack(sent: Typed = {}): Typed {
  return Object.fromEntries(Object.entries(sent).filter(([name, value]) => GIVEN_BACK.has(name) && [value].flat().join('').length <= LENGTH_MAX))
}

/** What was typed into one field.  out: undefined where nothing came back, so that `??` goes on to what is kept */
export function typedIn(refused: { typed: Typed } | null, name: string): string | undefined {
  const value = refused?.typed[name]
  return typeof value === 'string' ? value : undefined
}
