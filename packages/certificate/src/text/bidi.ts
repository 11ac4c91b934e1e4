import bidiFactory from 'bidi-js'

// The package has no types of its own; this is what is used of it.
interface Levels { levels: Uint8Array, paragraphs: { start: number, end: number, level: number }[] }
interface Bidi { getEmbeddingLevels(text: string, base?: 'ltr' | 'rtl' | 'auto'): Levels }

/** The Unicode bidirectional algorithm up to the levels; lines are put in order where they are shaped.  source: UAX 9 */
export const bidi: Bidi = bidiFactory()
