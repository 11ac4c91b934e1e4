import type { PDFDocument, PDFPage, PDFRef } from 'pdf-lib'
import { PDFName, PDFString } from 'pdf-lib'
import type { Sheet } from './sheet.ts'
import { textString } from './text/embed.ts'

/** Write the structure tree of a drawn page into its document: one element for each field, with its id and its exact text. */
export function writeStructure(document: PDFDocument, page: PDFPage, sheet: Sheet): void {
  const { context } = document
  const root = context.nextRef(), top = context.nextRef()
  const parents: PDFRef[] = Array.from({ length: sheet.marks })
  const ids: [string, PDFRef][] = []
  const kids = sheet.elements.filter((element) => element.marks.length).map((element) => {
    const entry = context.obj({ Type: 'StructElem', S: element.type, P: top, Pg: page.ref, K: element.marks })
    if (element.id !== null) {
      entry.set(PDFName.of('ID'), PDFString.of(element.id))
      entry.set(PDFName.of('T'), PDFString.of(element.id))
    }
    if (element.lang !== null) entry.set(PDFName.of('Lang'), PDFString.of(element.lang))
    if (element.text !== null) entry.set(PDFName.of(element.type === 'Figure' ? 'Alt' : 'ActualText'), textString(element.text))
    const ref = context.register(entry)
    for (const mark of element.marks) parents[mark] = ref
    if (element.id !== null) ids.push([element.id, ref])
    return ref
  })
  ids.sort(([a], [b]) => (a < b ? -1 : 1))
  context.assign(top, context.obj({ Type: 'StructElem', S: 'Document', P: root, K: kids }))
  context.assign(root, context.obj({
    Type: 'StructTreeRoot', K: [top], ParentTree: { Nums: [0, parents] }, ParentTreeNextKey: 1,
    IDTree: { Names: ids.flatMap(([id, ref]) => [PDFString.of(id), ref]) },
  }))
  page.node.set(PDFName.of('StructParents'), context.obj(0))
  page.node.set(PDFName.of('Tabs'), context.obj('S'))
  document.catalog.set(PDFName.of('StructTreeRoot'), root)
  document.catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
}
