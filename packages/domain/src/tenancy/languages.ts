export { LANGUAGES } from '@stoa/words'

/** The name of a time zone as the IANA database spells it.
 *  in: as typed, whatever its case, with blanks for underscores; its city alone is enough, by its old name or its new one
 *  out: null where there is no such zone */
export function timeZoneNamed(typed: string): string | null {
  const wanted = typed.trim().replace(/\s+/g, '_').toLowerCase()
  const named = (name: string) => timeZones().find((zone) => zone.toLowerCase() === name)
  return named(wanted) ?? timeZones().find((zone) => zone.toLowerCase().endsWith(`/${wanted}`)) ?? renamed(wanted)
}

/** A city that was renamed stands in the list under one of its names: the other is known too, once its part of the world is put in front. */
function renamed(wanted: string): string | null {
  if (!/^[a-z_/-]+$/.test(wanted)) return null
  const parts = wanted.includes('/') ? [''] : [...new Set(timeZones().map((zone) => zone.slice(0, zone.indexOf('/') + 1)))].filter(Boolean)
  for (const part of parts)
    try {
      const zone = new Intl.DateTimeFormat('en', { timeZone: part + wanted }).resolvedOptions().timeZone
      return timeZones().includes(zone) ? zone : null
    } catch {
      // Not in this part of the world.
    }
  return null
}

let known: readonly string[] | undefined
/** Every time zone that can be chosen, sorted by name.  source: the IANA database that comes with this Node */
export function timeZones(): readonly string[] {
  return (known ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')])
}
