/** Digits as every keyboard of the world has them, in those that machines count with: ٣ and ۳ are 3. */
export const latinDigits = (text: string): string => text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0)! & 0xf) % 10))
