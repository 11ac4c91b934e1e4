import { rosettePanel } from './art/rosette.ts'
import { sweep } from './art/sweep.ts'
import { paletteOf, type CertificateBrand } from './colour.ts'

/** The drawing on a certificate, by itself, for a screen: the same lines in the same colours as on the paper.
 *  in: serial · out: an SVG document  refuses: certificate/bad-colour */
export function artOf(serial: string, brand: CertificateBrand): string {
  const colours = paletteOf(brand)
  return brand.display_face === 'archivo'
    ? svgOf(sweep(serial, 81, 81, 71, colours, false), 162, 162)
    : svgOf(rosettePanel(serial, 0, 104, 210, colours), 104, 210)
}

const letters: Record<string, string> = { m: 'M', l: 'L', c: 'C' }

/** PDF operators as our pen writes them, as SVG. What is clipped stays so up to the next Q, or to the end. */
function svgOf(operators: string[], width: number, height: number): string {
  const out: string[] = []
  const open: number[] = [0]
  let [path, numbers, dash]: [string, string[], string] = ['', [], '']
  let [edge, area, weight, cap, clips] = ['', '', '', '', 0]
  const take = () => {
    const taken = path
    path = ''
    return taken
  }
  const does: Record<string, () => void> = {
    h: () => { path += 'Z' },
    re: () => { path += `M${numbers[0]} ${numbers[1]}h${numbers[2]}v${numbers[3]}h-${numbers[2]}Z` },
    RG: () => { edge = colourOf(numbers) },
    rg: () => { area = colourOf(numbers) },
    w: () => { weight = numbers[0]! },
    J: () => { cap = numbers[0] === '1' ? ' stroke-linecap="round"' : '' },
    S: () => { out.push(`<path fill="none" stroke="${edge}" stroke-width="${weight}"${cap}${dash} d="${take()}"/>`) },
    f: () => { out.push(`<path fill="${area}" d="${take()}"/>`) },
    W: () => {
      out.push(`<clipPath id="c${++clips}"><path d="${take()}"/></clipPath><g clip-path="url(#c${clips})">`)
      open[open.length - 1]!++
    },
    q: () => { open.push(0) },
    Q: () => { out.push('</g>'.repeat(open.pop() ?? 0)) },
  }
  for (const token of operators.join(' ').replace(/\[([^\]]*)\] 0 d/g, (_, lengths: string) => `[${lengths.trim().replace(/ /g, ',')}]`).split(/\s+/)) {
    if (token.startsWith('[')) dash = token === '[]' ? '' : ` stroke-dasharray="${token.slice(1, -1)}"`
    else if (/^-?[\d.]+$/.test(token)) numbers.push(token)
    else {
      if (letters[token]) path += letters[token] + numbers.join(' ')
      else does[token]?.()
      numbers = []
    }
  }
  out.push('</g>'.repeat(open.reduce((sum, count) => sum + count, 0)))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${out.join('')}</svg>`
}

const colourOf = (channels: string[]) => `rgb(${channels.map((channel) => Math.round(Number(channel) * 255)).join(' ')})`
