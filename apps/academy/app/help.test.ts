import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aboutLessons, explained, helpAt } from './help.ts'

const courses = join(import.meta.dirname, '../../../tenants/handbook/courses')
const lessonAt = (course: string, lesson: string) => globSync(join(courses, course, 'lessons', `[0-9][0-9]-${lesson}.md`))

test.each([...explained, ['the lesson page', aboutLessons] as const])('help with %s leads to a lesson of the handbook, and to a block in it', (_, [course, lesson, block]) => {
  const files = lessonAt(course, lesson)
  expect(files).toHaveLength(1)
  expect(readFileSync(files[0]!, 'utf8')).toMatch(new RegExp(block ? `^::: \\w[\\w-]* ${block}$` : '^:::', 'm'))
})

test('a lesson that is not in the handbook would be noticed', () => expect(lessonAt('learning-here', 'walk-on-water')).toEqual([]))

test('a page leads to its lesson, any other to the start of the handbook, and without a handbook nowhere', () => {
  const handbook = 'https://guide.handbook.example'
  expect(helpAt(handbook, '/exams/lockout')).toBe(`${handbook}/learn/learning-here/sit-an-exam#rules-before-the-clock`)
  expect(helpAt(handbook, '/trail')).toBe(`${handbook}/learn/running-an-academy/put-things-right#what-the-trail-proves`)
  expect(helpAt(handbook, aboutLessons)).toBe(`${handbook}/learn/learning-here/the-lesson-page`)
  expect(helpAt(handbook, '/')).toBe(`${handbook}/`)
  for (const what of ['/', '/exams/lockout', aboutLessons]) expect(helpAt(null, what)).toBeNull()
})
