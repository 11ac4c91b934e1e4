import type { FaceKey } from './files.ts'
import { fontBytes, subsetterBytes } from './files.ts'

interface Subsetter {
  memory: WebAssembly.Memory
  malloc(size: number): number
  free(at: number): void
  _initialize(): void
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number
  hb_blob_destroy(blob: number): void
  hb_blob_get_length(blob: number): number
  hb_blob_get_data(blob: number, length: number): number
  hb_face_create(blob: number, index: number): number
  hb_face_destroy(face: number): void
  hb_face_reference_blob(face: number): number
  hb_set_add(set: number, value: number): void
  hb_subset_input_create_or_fail(): number
  hb_subset_input_destroy(input: number): void
  hb_subset_input_glyph_set(input: number): number
  hb_subset_input_set(input: number, which: number): number
  hb_subset_input_set_flags(input: number, flags: number): void
  hb_subset_preprocess(face: number): number
  hb_subset_or_fail(face: number, input: number): number
}

const COPY = 0, NO_HINTING = 0x1, RETAIN_GIDS = 0x2, NO_LAYOUT_CLOSURE = 0x200, DROP_TABLES = 3
// A CIDFontType2 is reached by glyph number: no character map, no names, no layout.
const dropped = [
  'GSUB', 'GPOS', 'GDEF', 'BASE', 'JSTF', 'STAT', 'DSIG', 'name', 'post', 'OS/2', 'cmap', 'gasp', 'meta', 'vhea', 'vmtx', 'VORG', 'kern',
  'hdmx', 'VDMX', 'LTSH',
]

let loaded: Promise<Subsetter> | undefined
const prepared = new Map<FaceKey, number>()

/** The font file with only these glyphs, which keep their numbers. The whole font stays prepared in memory for the next call. */
export async function subset(key: FaceKey, gids: Iterable<number>): Promise<Uint8Array> {
  loaded ??= WebAssembly.instantiate(subsetterBytes()).then(({ instance }) => {
    const hb = instance.exports as unknown as Subsetter
    hb._initialize()
    return hb
  })
  const hb = await loaded
  const face = prepared.get(key) ?? prepare(hb, key)
  prepared.set(key, face)
  const input = hb.hb_subset_input_create_or_fail()
  const glyphs = hb.hb_subset_input_glyph_set(input), drop = hb.hb_subset_input_set(input, DROP_TABLES)
  for (const gid of gids) hb.hb_set_add(glyphs, gid)
  for (const table of dropped) hb.hb_set_add(drop, tag(table))
  hb.hb_subset_input_set_flags(input, NO_HINTING | RETAIN_GIDS | NO_LAYOUT_CLOSURE)
  const small = hb.hb_subset_or_fail(face, input)
  hb.hb_subset_input_destroy(input)
  if (small === 0) throw new Error(`harfbuzz could not subset ${key}.`)
  const blob = hb.hb_face_reference_blob(small)
  const at = hb.hb_blob_get_data(blob, 0)
  const bytes = new Uint8Array(hb.memory.buffer).slice(at, at + hb.hb_blob_get_length(blob))   // A copy: the memory may move when it grows.
  hb.hb_blob_destroy(blob)
  hb.hb_face_destroy(small)
  return bytes
}

function prepare(hb: Subsetter, key: FaceKey): number {
  const bytes = fontBytes(key)
  const at = hb.malloc(bytes.length)
  new Uint8Array(hb.memory.buffer).set(bytes, at)
  const blob = hb.hb_blob_create(at, bytes.length, COPY, 0, 0)
  hb.free(at)
  const face = hb.hb_face_create(blob, 0)
  hb.hb_blob_destroy(blob)
  const fast = hb.hb_subset_preprocess(face)
  hb.hb_face_destroy(face)
  return fast
}

const tag = (name: string) => [...name.padEnd(4)].reduce((sum, c) => sum * 256 + c.charCodeAt(0), 0)
