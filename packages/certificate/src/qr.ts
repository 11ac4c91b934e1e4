import QRCode from 'qrcode'
import { CertificateError } from './error.ts'
import { box } from './pen.ts'

/** The quiet zone that the standard asks for, in modules on each side.  source: ISO/IEC 18004, 6.3.8 */
const QUIET = 4
/** With more modules than version 10 has, one gets smaller than half a millimetre and phones fail. */
const MODULES_MAX = 57

/** A QR code as one path.
 *  in: text; left, top and side of its modules in mm.  out: the path, and the quiet zone in mm to keep free around it
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
  return {
    quiet: QUIET * module,
    path(left, top) {
      const out: string[] = []
      for (let row = 0; row < size; row++) {
        for (let from = 0; from < size; from++) {
          let to = from
          while (to < size && data[row * size + to]) to++
          // Neighbours in a row are one rectangle, so that no hairline shows between them.
          if (to > from) out.push(box(left + from * module, top + row * module, (to - from) * module, module))
          from = Math.max(from, to)
        }
      }
      return out.join('\n')
    },
  }
}
