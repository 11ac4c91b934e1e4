import { latinDigits } from '../tenancy/index.ts'

const TYPED_ALIKE: [RegExp, string][] = [
  [/[\u2018\u2019\u02bc\u2032]/g, "'"], // Telephones write apostrophes and dashes of their own.
  [/[\u2010-\u2015\u2212]/g, '-'],
]

/** A typed word as it is compared: without regard to case, to spaces around and doubled inside, to invisible marks, to how letters are
 *  composed, and to which of a keyboard's apostrophes, dashes and digits were used.
 *  out: the same for what counts as the same, and itself when folded again  ·  source: Unicode NFKC and its full case mappings */
export function folded(text: string): string {
  let out = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  for (const [signs, sign] of TYPED_ALIKE) out = out.replace(signs, sign)
  // Through capitals: ß and SS, ς and σ meet there and nowhere else; the capital ẞ only after it was small.
  out = latinDigits(out).toLowerCase().toUpperCase().toLowerCase().normalize('NFKC')
  return out.replace(/\s+/gu, ' ').trim()
}

/** A typed number in one spelling: `-12.5`. Comma or point is the decimal sign, a space or apostrophe groups, and so does the first of
 *  the two signs where both come, and one that comes twice; a unit that follows is left off. No exponents. One sign before three digits
 *  could be either: it is what the language has it for, and groups where the language does not part decimals by it.
 *  in: text as typed; the question's unit; the language of its course · out: at most 30 digits before and after the point, or null where it
 *  is no number · source: decimal signs are those of Unicode's CLDR, as Intl has them */
export function numberIn(text: string, unit: string | null | undefined, language: string): string | null {
  const typed = folded(text).replace(/[\s'\u066c]/gu, '')
  let out = typed.replaceAll('\u066b', '.')
  const after = unit ? folded(unit).replace(/\s/gu, '') : ''
  if (after && out.endsWith(after)) out = out.slice(0, -after.length)
  const [, group] = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/.exec(out) ?? []
  const isGroup = group !== undefined && !typed.includes('\u066b') && group !== decimalSignOf(language)
  const grouped = isGroup ? null : GROUPED.map((form) => form.exec(out)).find((match) => match !== null)
  if (isGroup) out = out.replace(group, '')
  if (grouped) out = `${grouped[1]}${grouped[2]!.replace(/[.,]/g, '')}.${grouped[3] ?? ''}`
  const [, sign, whole = '', part = ''] = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(out) ?? []
  if (sign === undefined || whole + part === '') return null
  return spelled(sign === '-', whole, part)
}

// Thousands, or as in India thousands and then hundreds of them: with the other sign after them, or at least twice.
const GROUPED = [
  /^([+-]?)(\d{1,3}(?:\.\d{2,3})*\.\d{3}),(\d+)$/,
  /^([+-]?)(\d{1,3}(?:,\d{2,3})*,\d{3})\.(\d+)$/,
  /^([+-]?)(\d{1,3}(?:\.\d{2,3})+\.\d{3})$/,
  /^([+-]?)(\d{1,3}(?:,\d{2,3})+,\d{3})$/,
]

const decimalSigns = new Map<string, string>()
function decimalSignOf(language: string): string {
  if (!decimalSigns.has(language)) {
    const sign = new Intl.NumberFormat(language).formatToParts(0.5).find((part) => part.type === 'decimal')?.value
    decimalSigns.set(language, sign === ',' ? ',' : '.')
  }
  return decimalSigns.get(language)!
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
