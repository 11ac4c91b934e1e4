import { CertificateError } from './error.ts'

/** What a brand may set; everything else is derived. */
export interface CertificateBrand {
  ink: string                               // Each colour is 'oklch(l c h)'.
  accent: string
  paper: string
  display_face: 'archivo' | 'newsreader'
  corner: number                            // 0 square … 1 round
  logo_png?: Uint8Array | null
}

/** A colour as PDF operands, red green blue from 0 to 1. */
export type Colour = string
interface Oklch { l: number, c: number, h: number }

/** Colours by purpose. Lightness is fixed and hue comes from the brand, so contrast is known before any brand is. */
export interface Palette {
  paper: Colour; text: Colour; muted: Colour; rule: Colour; faint: Colour
  metal: Colour; tint: Colour; accent: Colour; panel: Colour; veil: Colour; gold: Colour
}

/** The palette of a brand.  refuses: certificate/bad-colour */
export function paletteOf(brand: CertificateBrand): Palette {
  const ink = parse(brand.ink, 'brand.ink'), paper = parse(brand.paper, 'brand.paper'), accent = parse(brand.accent, 'brand.accent')
  const metal = Math.min(paper.c * 12, 0.085)
  return {
    paper: rgb({ l: 0.986, c: paper.c * 0.9, h: paper.h }),
    text: rgb({ l: 0.22, c: Math.min(ink.c, 0.05), h: ink.h }),
    muted: rgb({ l: 0.47, c: Math.min(ink.c * 0.7, 0.045), h: ink.h }),
    rule: rgb({ l: 0.58, c: Math.min(ink.c * 0.6, 0.04), h: ink.h }),
    faint: rgb({ l: 0.885, c: metal * 0.35, h: paper.h }),
    metal: rgb({ l: 0.66, c: metal, h: paper.h }),
    tint: rgb({ l: 0.945, c: metal * 0.3, h: paper.h }),
    accent: rgb(accent),
    panel: rgb({ l: 0.29, c: ink.c, h: ink.h }),
    veil: rgb({ l: 0.4, c: ink.c * 0.85, h: ink.h }),
    gold: rgb({ l: 0.82, c: Math.min(paper.c * 6, 0.085), h: paper.h }),
  }
}

function parse(text: string, field: string): Oklch {
  const found = /^\s*oklch\(\s*([\d.]+)(%?)\s+([\d.]+)\s+(-?[\d.]+)(?:deg)?\s*\)\s*$/i.exec(text)
  if (!found) throw new CertificateError('certificate/bad-colour', field)
  const [l, c, h] = [Number(found[1]) / (found[2] ? 100 : 1), Number(found[3]), Number(found[4])]
  if (!(l >= 0 && l <= 1 && c >= 0 && c <= 0.5 && Number.isFinite(h))) throw new CertificateError('certificate/bad-colour', field)
  return { l, c, h }
}

/** sRGB of an OKLCH colour; a colour outside sRGB loses chroma, never lightness.  source: Björn Ottosson, "A perceptual color space" */
function rgb(colour: Oklch): Colour {
  let low = 0, high = colour.c, channels = linear(colour)
  if (!inside(channels)) {
    for (let step = 0; step < 20; step++) {
      const middle = (low + high) / 2
      if (inside(linear({ ...colour, c: middle }))) low = middle
      else high = middle
    }
    channels = linear({ ...colour, c: low })
  }
  return channels.map((x) => encode(x).toFixed(4)).join(' ')
}

function linear({ l, c, h }: Oklch): number[] {
  const a = c * Math.cos((h * Math.PI) / 180), b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ]
}

const inside = (channels: number[]) => channels.every((x) => x >= -0.0005 && x <= 1.0005)

function encode(x: number): number {
  const clipped = Math.min(1, Math.max(0, x))
  return clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055
}
