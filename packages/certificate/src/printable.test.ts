import { expect, test } from 'vitest'
import { whyNotPrintable } from './printable.ts'

test.each(['Łukasz Żółć', 'Nguyễn Thị Minh Khai', 'محمد الأمين', '王小明', 'Ωmega Παπαδόπουλος', 'दीपिका', 'สมชาย', 'A'])('%s can be printed', async (name) => {
  expect(await whyNotPrintable(name)).toBeNull()
})

test.each([
  ['ሰላም', 'certificate/missing-glyph', 'ሰ'],
  ['Ana 🦊', 'certificate/missing-glyph', '🦊'],
  ['W'.repeat(200), 'certificate/text-too-long', null],
])('%s is stopped with the reason', async (name, code, character) => {
  expect(await whyNotPrintable(name)).toMatchObject({ code, character })
})
