import bidiFactory from 'bidi-js'
import { CertificateError } from '../error.ts'
import type { OpenFace, Role, Script } from './faces.ts'
import { candidates, faceOf } from './faces.ts'

const bidi = bidiFactory()

/** A stretch of text with one level, one script and one font; offsets are UTF-16. */
export interface Item { start: number, end: number, level: number, script: Script, face: OpenFace }

/** A text that is ready to be broken into lines. */
export interface Paragraph { text: string, level: number, items: Item[], language: string, field: string, track: number }

const scripts: [Script, RegExp][] = [
  ['Arab', /\p{scx=Arabic}/u], ['Hebr', /\p{Script=Hebrew}/u], ['Deva', /\p{Script=Devanagari}/u], ['Thai', /\p{Script=Thai}/u],
  ['Hang', /\p{Script=Hangul}/u], ['Hira', /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u], ['Hani', /\p{Script=Han}/u],
]
const SHARED = /[\p{Script=Common}\p{Script=Inherited}]/u
const OPENING = /[\p{Ps}\p{Pi}]/u
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u

/** How a text is to be set. `track` is letter space in em. */
export interface Setting { field: string, role: Role, base: 'ltr' | 'rtl' | 'auto', language: string, track?: number }

/** Levels, scripts and fonts of a text.
 *  in: text, cleaned; field, for refusals; base direction, or 'auto' for the first strong character's
 *  refuses: certificate/missing-glyph.  source: UAX 9, UAX 24 */
export function paragraph(text: string, options: Setting): Paragraph {
  const { field, role, base, language, track = 0 } = options
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, base)
  const characters = scriptsOf(text)
  const items: Item[] = []
  for (let from = 0; from < characters.length;) {
    const { script } = characters[from]!
    let to = from
    while (to < characters.length && characters[to]!.script === script) to++
    const run = characters.slice(from, to)
    const faces = facesFor(run.map((c) => c.character), candidates(role, script, kana(text) ? 'ja' : language).map(faceOf), field)
    run.forEach(({ character, start }, index) => {
      const last = items.at(-1), level = levels[start]!, face = faces[index]!
      if (last && last.level === level && last.script === script && last.face === face) last.end = start + character.length
      else items.push({ start, end: start + character.length, level, script, face })
    })
    from = to
  }
  return { text, level: paragraphs[0]?.level ?? 0, items, language, field, track }
}

const kana = (text: string) => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)

/** Each character with its script. What scripts share (blanks, digits, marks) belongs to the script before it, at the start to the one after. */
function scriptsOf(text: string): { character: string, start: number, script: Script }[] {
  const out: { character: string, start: number, script: Script | null }[] = []
  let start = 0
  for (const character of text) {
    const own = scripts.find(([, pattern]) => pattern.test(character))?.[0]
    // An opening bracket belongs to what it encloses, as the closing one does; else they would come from two fonts.
    const script = OPENING.test(character) ? null : SHARED.test(character) ? out.at(-1)?.script ?? null : own ?? 'Latn'
    out.push({ character, start, script })
    start += character.length
  }
  let after: Script = out.findLast((c) => c.script !== null)?.script ?? 'Latn'
  return out.reverse().map((c) => ({ ...c, script: (after = c.script ?? after) })).reverse()
}

/** A font for each character: one font for all where there is one, since a word in two fonts looks like a mistake. */
function facesFor(characters: string[], faces: OpenFace[], field: string): OpenFace[] {
  const all = (can: (c: string) => boolean) => characters.every((c) => IGNORABLE.test(c) || can(c))
  const whole = faces.find((face) => all(face.covers)) ?? faces.find((face) => all(face.composes))
  if (whole) return characters.map(() => whole)
  let before: OpenFace | undefined
  return characters.map((character) => {
    const face = IGNORABLE.test(character) ? before ?? faces[0] : faces.find((f) => f.covers(character)) ?? faces.find((f) => f.composes(character))
    if (!face) throw new CertificateError('certificate/missing-glyph', field, character)
    before = face
    return face
  })
}
