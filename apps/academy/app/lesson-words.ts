import type { CardWords, CodeWords, FilmWords, ZoomWords } from '@stoa/ui'
import type { PageWords } from '@stoa/words'
import type { Spoken } from './spoken.ts'

/** Around a picture that can be looked at closely. */
export const zoomWords = ({ lesson, keys }: PageWords): ZoomWords => ({
  open: lesson.lookCloser,
  close: keys.close,
  larger: lesson.larger,
  smaller: lesson.smaller,
  region: lesson.picture,
})

const filmWords = ({ w: { lesson }, t }: Spoken, failed: string): FilmWords => ({
  transcript: lesson.transcript,
  lines: lesson.lines,
  speed: lesson.speed,
  again: lesson.tryAgain,
  goesOn: (clock) => t(lesson.goesOn, { clock }),
  failed,
})
/** Around a film. */
export const videoWords = (spoken: Spoken) => filmWords(spoken, spoken.w.lesson.videoFailed)
/** Around a recording. */
export const soundWords = (spoken: Spoken) => filmWords(spoken, spoken.w.lesson.soundFailed)

/** Languages of code by the names that readers know; plain text has none. */
export const languageNames: Record<string, string> = {
  bash: 'Shell',
  json: 'JSON',
  yaml: 'YAML',
  python: 'Python',
  sql: 'SQL',
  http: 'HTTP',
  ini: 'INI',
  'structured-text': 'Structured Text',
}

/** Around a listing. */
export const codeWords = ({ lesson }: PageWords): CodeWords => ({ copy: lesson.copy, copied: lesson.copied, region: lesson.code })

/** Around things to do one after the other. */
export const stepWords = ({ w: { lesson }, t }: Spoken) => ({
  done: (title: string) => t(lesson.stepDone, { title }),
  count: (done: number, steps: number) => t(lesson.stepsDone, { done, steps }),
})

/** Around a pile of cards. */
export const cardWords = ({ w: { lesson }, t }: Spoken): CardWords => ({
  front: lesson.front,
  back: lesson.back,
  flip: lesson.flip,
  previous: lesson.previousCard,
  next: lesson.nextCard,
  knew: lesson.knew,
  again: lesson.again,
  place: (at, cards) => t(lesson.card, { at, cards }),
  left: (known, cards) => t(lesson.cardsKnown, { known, cards }),
  allKnown: lesson.allKnown,
  restart: lesson.startOver,
})

/** What is said before something of another site is shown. */
export const embedWords = ({ w: { lesson }, t }: Spoken, host: string) => ({
  show: lesson.show,
  open: t(lesson.openAt, { host }),
  who: t(lesson.whoSees, { host }),
})

/** One after the other, as facts are listed.  in: at least one */
export const listed = ({ w, t }: Spoken, facts: string[]) => facts.reduce((before, next) => t(w.lesson.listed, { before, next }))

/** A file's kind as people call it. */
export const fileKind = ({ lesson }: PageWords, content_type: string) =>
  ({ 'application/pdf': 'PDF', 'text/csv': 'CSV' })[content_type.split(';')[0]!] ?? lesson.plainFile

/** A language by its own name, as captions are listed. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

/** What a tab in which a lesson is open is called; a lesson by nothing else where there is none. */
export const lessonTitle = ({ w, t }: Spoken, names: { lesson: string; course: string } | undefined) => (names ? t(w.lesson.named, names) : w.lesson.lesson)

/** The keys of the lesson page. */
export const lessonKeys = ({ keys }: PageWords) => [
  { key: 'J', does: keys.nextBlock },
  { key: 'K', does: keys.blockBefore },
  { key: 'N', does: keys.nextLesson },
  { key: 'P', does: keys.lessonBefore },
  { key: 'O', does: keys.foldOutline },
  { key: 'B', does: keys.bookmark },
  { key: 'M', does: keys.writeNote },
  { key: '?', does: keys.theseKeys },
  { key: 'Esc', does: keys.closeOpen },
]
