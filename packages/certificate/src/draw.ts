import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import type { CertificateBrand } from './colour.ts'
import { paletteOf } from './colour.ts'
import { CertificateError } from './error.ts'
import type { PrintedFields } from './fields.ts'
import { checked } from './fields.ts'
import { archSheet } from './layouts/arch-sheet.ts'
import { drawingSheet } from './layouts/drawing-sheet.ts'
import { isArabic, labelsOf, printed } from './printed.ts'
import { HEIGHT, POINTS, Sheet, WIDTH } from './sheet.ts'
import { writeStructure } from './structure.ts'
import { FontBook, stream, textString } from './text/embed.ts'

const layouts = { archivo: drawingSheet, newsreader: archSheet }

/** Draw a certificate: A4 across, one page, tagged. The same input gives the same bytes.
 *  in: fields, as they are recorded; brand, whose display face chooses the layout
 *  out: the PDF, its SHA-256 in hex, the fonts inside it
 *  refuses: every code of CertificateError, with the field's name */
export async function draw(fields: PrintedFields, brand: CertificateBrand): Promise<{ bytes: Uint8Array, sha256: string, fonts: string[] }> {
  await setImmediate()      // A batch that never yields would keep harfbuzz's memory from being freed.
  const clean = checked(fields)
  const layout = layouts[brand.display_face]
  if (!layout) throw new CertificateError('certificate/bad-face', 'brand.display_face')
  if (!(brand.corner >= 0 && brand.corner <= 1)) throw new CertificateError('certificate/bad-corner', 'brand.corner')
  const { language, serial, verify_url } = clean
  const labels = labelsOf(language)

  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  const page = document.addPage([WIDTH * POINTS, HEIGHT * POINTS])
  const image = brand.logo_png ? await logo(document, brand.logo_png) : null
  const fonts = new FontBook()
  const sheet = new Sheet(fonts, isArabic(language))
  layout({ sheet, colours: paletteOf(brand), brand, labels, language, serial, verify_url, texts: printed(clean), logo: image ? 'Logo' : null })

  const embedded = await fonts.embed(context)
  page.node.set(PDFName.of('Resources'), context.obj({ Font: embedded.resources, ...(image ? { XObject: { Logo: image.ref } } : {}) }))
  page.node.set(PDFName.of('Contents'), stream(context, Buffer.from(sheet.operators.join('\n'), 'latin1')))
  writeStructure(document, page, sheet)
  writeInfo(document, clean, labels.certificate(serial, clean.holder))
  const bytes = await document.save({ addDefaultPage: false, updateFieldAppearances: false })
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), fonts: embedded.names }
}

/** Title, language and dates; the file's two ids come from what is printed, since chance would make every file another one. */
function writeInfo(document: PDFDocument, fields: PrintedFields, title: string): void {
  const { context, catalog } = document
  const day = PDFString.of(`D:${fields.issued_on.replaceAll('-', '')}000000Z`)
  context.trailerInfo.Info = context.register(context.obj({
    Title: textString(title), Author: textString(fields.issuer), Producer: PDFString.of('Stoa'), CreationDate: day, ModDate: day,
  }))
  const id = PDFHexString.of(createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
  catalog.set(PDFName.of('Lang'), PDFString.of(fields.language))
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }))
}

async function logo(document: PDFDocument, png: Uint8Array) {
  try {
    return await document.embedPng(png)
  } catch {
    throw new CertificateError('certificate/bad-logo', 'brand.logo_png')
  }
}
