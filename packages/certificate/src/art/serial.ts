/** The symbols of a serial as numbers 0 to 35; punctuation is left out. Serials are made of these, so a drawing that shows them all is unique. */
export function symbols(serial: string): number[] {
  const out = [...serial.toUpperCase()].map((c) => '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(c)).filter((value) => value >= 0)
  return out.length ? out : [0]
}

/** Numbers from 0 up to 1 that look random and are always the same for a serial.  source: FNV-1a, then xorshift32 */
export function chance(serial: string): () => number {
  let state = 2166136261
  for (const c of serial) state = Math.imul(state ^ c.codePointAt(0)!, 16777619)
  state = state >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 4294967296
  }
  for (let round = 0; round < 8; round++) next()      // Close serials begin alike; a few rounds take them apart.
  return next
}
