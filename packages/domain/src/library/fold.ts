const TYPED_ALIKE: [RegExp, string][] = [
  [/[\u2018\u2019\u02bc\u2032]/g, "'"], // Telephones write apostrophes and dashes of their own.
  [/[\u2010-\u2015\u2212]/g, '-'],
]
const digits = (text: string) =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0)! & 0xf) % 10))

/** A typed word as it is compared: without regard to case, to spaces around and doubled inside, to invisible marks, to how letters are
 *  composed, and to which of a keyboard's apostrophes, dashes and digits were used.
 *  out: the same for what counts as the same, and itself when folded again  ·  source: Unicode NFKC and its full case mappings */
export function folded(text: string): string {
  let out = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  for (const [signs, sign] of TYPED_ALIKE) out = out.replace(signs, sign)
  // Through capitals: ß and SS, ς and σ meet there and nowhere else; the capital ẞ only after it was small.
  out = digits(out).toLowerCase().toUpperCase().toLowerCase().normalize('NFKC')
  return out.replace(/\s+/gu, ' ').trim()
}

/** A typed number in one spelling: `-12.5`. Comma or point is the decimal sign, a space or apostrophe groups, and so does the first of
 *  the two signs where both come; a unit that follows is left off. No exponents.
 *  in: text as typed; the question's unit · out: at most 30 digits before and after the point, or null where it is no number */
export function numberIn(text: string, unit?: string | null): string | null {
  let out = folded(text).replace(/[\s'\u066c]/gu, '').replaceAll('\u066b', '.')
  const after = unit ? folded(unit).replace(/\s/gu, '') : ''
  if (after && out.endsWith(after)) out = out.slice(0, -after.length)
  const grouped = /^([+-]?)(\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(out) ?? /^([+-]?)(\d{1,3}(?:,\d{3})+)\.(\d+)$/.exec(out)
  if (grouped) out = `${grouped[1]}${grouped[2]!.replace(/[.,]/g, '')}.${grouped[3]}`
  const [, sign, whole = '', part = ''] = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(out) ?? []
  if (sign === undefined || whole + part === '') return null
  return spelled(sign === '-', whole, part)
}

/** A number of a file as a decimal, or null where it has too many digits to have been meant so. */
export function decimalOf(number: number): string | null {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(number)) ?? []
  return whole === undefined ? null : spelled(sign === '-', whole, part)
}

function spelled(isNegative: boolean, whole: string, part: string): string | null {
  const [before, after] = [whole.replace(/^0+/, '') || '0', part.replace(/0+$/, '')]
  if (before.length > 30 || after.length > 30) return null
  const out = after ? `${before}.${after}` : before
  return isNegative && out !== '0' ? `-${out}` : out
}
