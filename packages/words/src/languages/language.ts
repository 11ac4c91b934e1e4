import type { en } from './en/index.ts'

/** What a letter says. Texts are sentences in ICU's form. */
export interface LetterWords {
  /** The line in a mailbox. */
  subject: string
  /** What stands large at the top. */
  title: string
  paragraphs: readonly string[]
  /** On the button; absent where there is nothing to do. */
  action?: string
  /** Said small at the end: why this mail came. */
  because: string
}

/** The same shape, whatever it says: a language that lacks a sentence, or has one too many, does not compile. */
type Shape<T> = T extends string ? string : T extends readonly unknown[] ? { readonly [I in keyof T]: Shape<T[I]> } : { readonly [K in keyof T]: Shape<T[K]> }

/** Every sentence of one language; `en` says which there are. */
export type Words = Shape<typeof en>

/** A language as it is spoken here. */
export interface Language {
  /** BCP 47. */
  tag: string
  /** In itself. */
  name: string
  direction: 'ltr' | 'rtl'
  /** Ways of writing dates and numbers in it that people may choose besides, by tag. */
  variants: Readonly<Record<string, string>>
  words: Words
}
