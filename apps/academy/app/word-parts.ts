/** Words that most pages do without, by the part of the product they are said in: a browser loads them with the first page that says them. */
export const WORD_PARTS = {
  account: ['account', 'mail', 'secondFactor', 'security', 'signIn'],
  exam: ['attempt', 'exam', 'practice', 'result'],
  finding: ['home', 'welcome', 'catalogue'],
  proof: ['certificates', 'verify'],
  running: ['accommodation', 'mailbox', 'people', 'trail'],
} as const

/** A part of the product with words of its own. */
export type WordPart = keyof typeof WORD_PARTS

/** Where the words of a part are.  in: where those of every page are */
export const partOf = (words: string, part: WordPart): string => words.replace('?', `.${part}?`)
