/** The lesson somebody goes on with: where they were last while something is left in it, else the next one after it with something left.
 *  Whoever looks at a finished lesson once more is not sent back to one they left out, until nothing else is left.
 *  in:  lessons in order; which of them are done; the slug of the one they were in last, if any
 *  out: undefined where everything is done */
export function nextLesson<L extends { slug: string }>(lessons: readonly L[], isDone: (lesson: L) => boolean, last: string | null): L | undefined {
  const from = lessons.findIndex(({ slug }) => slug === last)
  return lessons.find((lesson, at) => at >= from && !isDone(lesson)) ?? lessons.find((lesson) => !isDone(lesson))
}
