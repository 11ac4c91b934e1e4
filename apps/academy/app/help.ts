import { paths } from './paths.ts'

/** A place in the handbook: course, lesson, and the block to begin at. */
type Place = readonly [course: string, lesson: string, block?: string]

/** Pages by how their path begins, and the lesson that explains them. The first that fits counts. */
export const explained: readonly (readonly [path: string, place: Place])[] = [
  ['/catalogue', ['learning-here', 'find-a-course']],
  ['/try', ['learning-here', 'try-and-sign-up', 'try-without-account']],
  ['/sign-', ['learning-here', 'try-and-sign-up', 'ways-in']],
  ['/link', ['learning-here', 'try-and-sign-up', 'why-the-mail']],
  ['/forgotten-password', ['learning-here', 'try-and-sign-up', 'ways-in']],
  ['/learn', ['learning-here', 'find-a-course', 'read-the-course-page']],
  ['/notes', ['learning-here', 'the-lesson-page', 'notes-and-bookmarks']],
  ['/practice', ['learning-here', 'sit-an-exam', 'practice-first']],
  ['/exams', ['learning-here', 'sit-an-exam', 'rules-before-the-clock']],
  ['/attempts', ['learning-here', 'sit-an-exam', 'after-it']],
  ['/certificates', ['learning-here', 'certificates']],
  ['/verify', ['learning-here', 'certificates', 'how-a-stranger-checks']],
  ['/account', ['learning-here', 'your-account']],
  ['/second-factor', ['learning-here', 'your-account', 'safer-sign-in']],
  ['/address-undo', ['learning-here', 'your-account', 'another-address']],
  ['/new-password', ['learning-here', 'your-account', 'where-and-what']],
  ['/people', ['running-an-academy', 'people-and-roles']],
  ['/courses', ['running-an-academy', 'put-things-right', 'a-faulty-question']],
  ['/trail', ['running-an-academy', 'put-things-right', 'what-the-trail-proves']],
]

/** Help with the keys and parts of a lesson page, which has no footer. */
export const aboutLessons: Place = ['learning-here', 'the-lesson-page']

/** Where the handbook explains something.
 *  in: the handbook's origin, null where there is none; a place in it, or a page's path, of which one that nothing explains leads to its start
 *  out: an address, or null */
export function helpAt(handbook: string | null, what: string | Place): string | null {
  if (handbook === null) return null
  const place = typeof what === 'string' ? explained.find(([path]) => what.startsWith(path))?.[1] : what
  return handbook + (place ? paths.lesson(...place) : paths.home())
}
