import QRCode from 'qrcode'
import { CertificateError } from './error.ts'
import { box } from './pen.ts'

/** The quiet zone that the standard asks for, in modules on each side.  source: ISO/IEC 18004, 6.3.8 */
const QUIET = 4
/** With more modules than version 10 has, one gets smaller than half a millimetre and phones fail. */
const MODULES_MAX = 57

/** A QR code as one path.
 *  in: text; side of its square of modules, in mm.  
 *  out: the path with its scale, to be drawn last before Q, and the quiet zone in mm to keep free around it
 *  refuses: certificate/text-too-long */
export function qr(text: string, side: number): { path: (left: number, top: number) => string, quiet: number } {
  let code
  try {
    code = QRCode.create(text, { errorCorrectionLevel: 'M' })
  } catch {
    throw new CertificateError('certificate/text-too-long', 'verify_url')
  }
  const { size, data } = code.modules
  if (size > MODULES_MAX) throw new CertificateError('certificate/text-too-long', 'verify_url')
  const module = side / size
  const rows: string[] = []
  for (let row = 0; row < size; row++) {
    for (let from = 0; from < size; from++) {
      let to = from
      while (to < size && data[row * size + to]) to++
      // Neighbours in a row are one rectangle, so that no hairline shows between them.
      if (to > from) rows.push(box(from, row, to - from, 1))
      from = Math.max(from, to)
    }
  }
  return {
    quiet: QUIET * module,
    // Modules are whole numbers under a scale, so that rounding cannot open gaps either.
    path: (left, top) => `${module.toFixed(5)} 0 0 ${module.toFixed(5)} ${left.toFixed(3)} ${top.toFixed(3)} cm ${rows.join(' ')}`,
  }
}
