export { LANGUAGES } from '@stoa/words'

/** The name of a time zone as the IANA database spells it.
 *  in: as typed, whatever its case, with blanks for underscores · out: null where there is no such zone */
export function timeZoneNamed(typed: string): string | null {
  const wanted = typed.trim().replace(/\s+/g, '_').toLowerCase()
  return timeZones().find((zone) => zone.toLowerCase() === wanted) ?? null
}

let known: readonly string[] | undefined
/** Every time zone that can be chosen, sorted by name.  source: the IANA database that comes with this Node */
export function timeZones(): readonly string[] {
  return (known ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')])
}
