import { Blob, Face, Font } from 'harfbuzzjs'
import type { FaceKey } from './files.ts'
import { fontBytes } from './files.ts'

/** What a piece of text is for; a role and a script together choose the font. */
export type Role = 'archivo' | 'newsreader' | 'text' | 'medium' | 'mono'
export type Script = 'Latn' | 'Arab' | 'Hebr' | 'Deva' | 'Thai' | 'Hang' | 'Hira' | 'Hani'

/** A font that is open: read once in a process, and then kept (a few dozen files at most). */
export interface OpenFace {
  key: FaceKey
  font: Font
  face: Face
  upem: number
  covers: (character: string) => boolean
  composes: (character: string) => boolean      // Has the letter, or all of its parts.
}

const latin: Record<Role, FaceKey[]> = {
  archivo: ['Archivo-SemiBold', 'NotoSans-SemiBold'],
  newsreader: ['Newsreader-Regular', 'NotoSerif-Regular'],
  text: ['AtkinsonHyperlegibleNext-Regular', 'NotoSans-Regular'],
  medium: ['AtkinsonHyperlegibleNext-Medium', 'NotoSans-Medium'],
  mono: ['AtkinsonHyperlegibleMono-Medium', 'NotoSans-Medium'],
}
const weight = { archivo: 'SemiBold', newsreader: 'Medium', text: 'Regular', medium: 'Medium', mono: 'Medium' } as const
const gothic = { archivo: 'Bold', newsreader: 'Regular', text: 'Regular', medium: 'Bold', mono: 'Bold' } as const

/** Fonts for a role and a script, best first.
 *  in: script of the run; language, whose readers expect their own shapes of shared Han characters */
export function candidates(role: Role, script: Script, language: string): FaceKey[] {
  const japanese: FaceKey = `BIZUDPGothic-${gothic[role]}`
  switch (script) {
    case 'Arab': return [role === 'newsreader' ? 'NotoNaskhArabic-SemiBold' : `NotoSansArabic-${weight[role]}`, ...latin[role]]
    case 'Hebr': return [role === 'newsreader' ? 'NotoSerifHebrew-Regular' : `NotoSansHebrew-${weight[role]}`, ...latin[role]]
    case 'Deva': return [`NotoSansDevanagari-${weight[role]}`, ...latin[role]]
    case 'Thai': return [`NotoSansThai-${weight[role]}`, ...latin[role]]
    case 'Hang': return [`NanumGothic-${gothic[role]}`, ...latin[role]]
    case 'Hira': return [japanese, ...latin[role]]
    case 'Hani': return /^ja\b/i.test(language) ? [japanese, 'ZCOOLXiaoWei-Regular'] : ['ZCOOLXiaoWei-Regular', japanese]
    case 'Latn': return latin[role]
  }
}

const open = new Map<FaceKey, OpenFace>()

/** Open a font, or take the one already open. */
export function faceOf(key: FaceKey): OpenFace {
  const known = open.get(key)
  if (known) return known
  const face = new Face(new Blob(fontBytes(key)))
  const points = new Set(face.collectUnicodes())
  const has = (text: string) => [...text].every((c) => points.has(c.codePointAt(0)!))
  // A letter that the font only has in parts still prints, since harfbuzz takes it apart; a font with the letter itself looks better.
  const opened = { key, face, font: new Font(face), upem: face.upem, covers: has, composes: (c: string) => has(c) || has(c.normalize('NFD')) }
  open.set(key, opened)
  return opened
}
