import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'

const { parse } = createRequire(new URL('../packages/domain/package.json', import.meta.url))('yaml') as {
  parse(text: string): { questions: { prompt: string; choices: { text: string; correct?: boolean }[] }[] }
}

/** What a person who has learned would know: the right choices of every question of a course, by its prompt, from the tenant's own files. */
export function knowledgeOf(tenant: string, course: string): Map<string, string[]> {
  const folder = new URL(`../tenants/${tenant}/courses/${course}/pools/`, import.meta.url)
  return new Map(
    readdirSync(folder).flatMap((file) =>
      parse(readFileSync(new URL(file, folder), 'utf8')).questions.map((question) =>
        [squeezed(question.prompt), question.choices.filter((choice) => choice.correct).map((choice) => squeezed(choice.text))] as const)),
  )
}

/** Text as it stands on a page: one space between words. */
export const squeezed = (text: string) => String(text).replace(/\s+/g, ' ').trim()
