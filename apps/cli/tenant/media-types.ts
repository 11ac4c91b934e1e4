// What a file is by its bytes: a name alone proves nothing.

/** in: bytes; expected, the type its name claims, which decides between texts, whose bytes are alike · out: null where nothing fits */
export function typeOf(bytes: Uint8Array, expected: string): string | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp'
  if (head.slice(4, 8) === 'ftyp') return isSoundAlone(bytes) ? 'audio/mp4' : 'video/mp4'
  if (head.startsWith('\x1a\x45\xdf\xa3')) return 'video/webm'
  if (head.startsWith('ID3') || isMpegAudio(bytes)) return 'audio/mpeg'
  if (head.startsWith('%PDF-')) return endsAsPdf(bytes) ? 'application/pdf' : null
  if (/^(\xef\xbb\xbf)?WEBVTT([ \t\r\n]|$)/.test(head)) return 'text/vtt'
  return /^text\/(csv|plain);/.test(expected) && isText(bytes) ? expected : null
}

/** The handlers of its tracks say what an MP4 holds.  source: ISO/IEC 14496-12, 8.4.3 */
function isSoundAlone(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const handlers = new Set<string>()
  for (let at = all.indexOf('hdlr'); at >= 0; at = all.indexOf('hdlr', at + 4)) handlers.add(all.toString('latin1', at + 12, at + 16))
  return handlers.has('soun') && !handlers.has('vide')
}

/** A frame of MPEG audio, layer III.  source: ISO/IEC 11172-3, 2.4.1.3 */
function isMpegAudio(bytes: Uint8Array): boolean {
  const [sync = 0, kind = 0, rate = 0] = bytes
  return sync === 0xff && (kind & 0xe6) === 0xe2 && rate >> 4 !== 0xf && (rate & 0x0c) !== 0x0c
}

function endsAsPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-1024)).includes('%%EOF')
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}
