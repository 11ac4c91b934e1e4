/** Everything that `draw` refuses, with the sentence a person reads. */
const sentences = {
  'certificate/missing-glyph': 'No font of ours can print a character of this field.',
  'certificate/text-too-long': 'This field does not fit on the certificate, even in its smallest size.',
  'certificate/empty-field': 'This field is needed and is empty.',
  'certificate/bad-date': 'This field is not a day of the calendar written YYYY-MM-DD.',
  'certificate/bad-colour': 'This colour is not written oklch(lightness chroma hue).',
  'certificate/bad-corner': 'The corner of a brand lies between 0 and 1.',
  'certificate/bad-face': 'The display face is neither archivo nor newsreader.',
  'certificate/bad-logo': 'The logo is not a readable PNG image.',
  'certificate/bad-language': 'The language is not a BCP 47 tag.',
  'certificate/bad-version': 'The version of a course is a whole number, 1 or more.',
} as const

export type CertificateCode = keyof typeof sentences

/** An expected no of this package: which rule (`code`), which field, and for a missing glyph which character. */
export class CertificateError extends Error {
  readonly code: CertificateCode
  readonly field: string
  readonly character: string | null
  constructor(code: CertificateCode, field: string, character: string | null = null) {
    const point = character === null ? '' : ` Character ${character} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}).`
    super(`${sentences[code]} Field ${field}.${point}`)
    this.name = 'CertificateError'
    this.code = code
    this.field = field
    this.character = character
  }
}
