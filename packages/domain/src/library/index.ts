/** Library: what is taught. Courses, their immutable versions, lessons, blocks, pictures and the pools that exams draw from. A block's
 *  `source` is what was written, with its files named by hash under `files` (`src`, `poster`, `captions`). */
export { listCatalogue, type CatalogueCard } from './list-catalogue.ts'
export { readCourse, outlineOf, type Course, type OutlineLesson } from './read-course.ts'
export { readLesson, type Block, type Lesson } from './read-lesson.ts'
export { readFile } from './read-file.ts'
export { publishedIn, type PublishedVersion } from './published.ts'
export { filesOf, type PictureFile } from './pictures.ts'
