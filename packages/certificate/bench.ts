import { setImmediate } from 'node:timers/promises'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { archAndRosette, arabic, drawingSheet, fields } from './src/examples.ts'
import { draw } from './src/index.ts'

// How many certificates a second, beside a bare page that pdf-lib writes with a standard font.
// Run it with node; the ratio is what compares between machines.

const COUNT = Number(process.argv[2] ?? 300)

/** The same fields as plain lines of text: no shaping, no embedded font, no art, no structure. */
async function plain(): Promise<void> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const page = document.addPage([842, 595])
  Object.values(fields).flat().forEach((value, index) => page.drawText(String(value), { x: 40, y: 560 - index * 20, size: 12, font }))
  await document.save()
}

async function rate(work: (index: number) => Promise<unknown>): Promise<number> {
  for (let index = 0; index < 10; index++) await work(index)      // Fonts are opened and code is compiled before the clock starts.
  const begun = process.hrtime.bigint()
  for (let index = 0; index < COUNT; index++) {
    await work(index)
    await setImmediate()
  }
  return COUNT / (Number(process.hrtime.bigint() - begun) / 1e9)
}

const numbered = (base: typeof fields, index: number) => ({ ...base, serial: `${base.serial}-${index}`, holder: `${base.holder} ${index}` })
const base = await rate(plain)
process.stdout.write(`plain drawText            ${base.toFixed(0)}/s\n`)
for (const [name, what, brand] of [
  ['drawing sheet, Latin', fields, drawingSheet], ['arch and rosette, Latin', fields, archAndRosette],
  ['drawing sheet, Arabic', arabic, drawingSheet], ['arch and rosette, Arabic', arabic, archAndRosette],
] as const) {
  const ours = await rate((index) => draw(numbered(what, index), brand))
  const memory = (process.memoryUsage.rss() / 1e6).toFixed(0)
  process.stdout.write(`${name.padEnd(25)} ${ours.toFixed(0)}/s  ratio ${(ours / base).toFixed(2)}  memory ${memory} MB\n`)
}
