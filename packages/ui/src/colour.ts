// OKLCH to what a screen shows and to the WCAG contrast of two colours: pure arithmetic, no names of ours in it.

/** A colour by lightness, chroma and hue. */
export interface Oklch { l: number; c: number; h: number }
type Rgb = [red: number, green: number, blue: number]

const oklch = /^oklch\((0|1|0?\.\d{1,5}) (0|0?\.\d{1,5}) (\d{1,3}(?:\.\d{1,3})?)\)$/

/** Read one colour in the only form a brand may use.
 *  in:      text such as `oklch(0.685 0.2 42)`: lightness 0..1, chroma below 0.5, hue 0..360
 *  refuses: RangeError for anything else, so that no other CSS passes through a brand */
export function parseOklch(text: string): Oklch {
  const match = oklch.exec(text)
  const [l, c, h] = (match ?? []).slice(1).map(Number) as [number, number, number]
  if (!match || c >= 0.5 || h > 360) throw new RangeError(`Not a colour such as oklch(0.685 0.2 42): ${text.slice(0, 60)}`)
  return { l, c, h }
}

/** The colour in linear light, each channel clipped to what an sRGB screen can show.
 *  source: Björn Ottosson, "A perceptual color space for image processing" (the matrices of CSS Color 4) */
export function linearRgb({ l, c, h }: Oklch): Rgb {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377773761749 * a + 0.2158037573099136 * b) ** 3
  const medium = (l - 0.1055613458156586 * a - 0.0638541728258133 * b) ** 3
  const short = (l - 0.0894841775298119 * a - 1.2914855480194092 * b) ** 3
  const channels: Rgb = [
    4.0767416360759574 * long - 3.3077115392580616 * medium + 0.2309699031821044 * short,
    -1.2684379732850317 * long + 2.6097573492876887 * medium - 0.3413193760026573 * short,
    -0.0041960761386756 * long - 0.7034186179359363 * medium + 1.7076146940746117 * short,
  ]
  return channels.map((channel) => Math.min(1, Math.max(0, channel))) as Rgb
}

/** The colour as `#rrggbb`. */
export function hexOf(colour: Oklch): string {
  const byte = (channel: number) => {
    const gamma = channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055
    return Math.round(gamma * 255).toString(16).padStart(2, '0')
  }
  return `#${linearRgb(colour).map(byte).join('')}`
}

/** How well two colours are told apart, 1..21.
 *  source: WCAG 2.2, "contrast ratio" and "relative luminance" */
export function contrastOf(one: Oklch, other: Oklch): number {
  const luminance = (colour: Oklch) => {
    const [red, green, blue] = linearRgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
