/** What a course costs whoever looks at it, in words. Courses are part of their academy. */
export function sayPrice(): string {
  return 'Included'
}
