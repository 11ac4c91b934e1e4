/** As much of Postgres' protocol as a pooler has to read.  source: Postgres' documentation, 53.2 and 53.7 */
export interface Message {
  kind: string
  body: Buffer
}

const ENCRYPTION = new Set([80877103, 80877104])

/** Cuts a stream into messages, wherever its chunks end.  out: given a chunk, the messages that are whole by now */
export function messages(): (chunk: Buffer) => Message[] {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const found: Message[] = []
    for (;;) {
      if (rest.length < 5) return found
      const end = 1 + rest.readUInt32BE(1)
      if (rest.length < end) return found
      found.push({ kind: String.fromCharCode(rest[0]!), body: rest.subarray(5, end) })
      rest = rest.subarray(end)
    }
  }
}

/** How a session begins.  in: its first bytes, all of them · out: its settings, or that it would rather speak encrypted */
export function startup(bytes: Buffer): { settings: Record<string, string>; wantsEncryption: boolean } {
  if (ENCRYPTION.has(bytes.readUInt32BE(4))) return { settings: {}, wantsEncryption: true }
  const words = bytes.subarray(8, bytes.readUInt32BE(0)).toString('utf8').split('\0')
  const settings: Record<string, string> = {}
  for (let at = 0; words[at]; at += 2) settings[words[at]!] = words[at + 1] ?? ''
  return { settings, wantsEncryption: false }
}
