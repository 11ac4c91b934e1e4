import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator } from '@playwright/test'

/** A question as a tenant's file says it, with what is right. */
export interface Known {
  kind: 'single' | 'multiple' | 'numeric' | 'ordering' | 'matching' | 'fill-in' | 'hot-spot'
  prompt: string
  choices: { text: string; correct?: boolean }[]
  answer: number
  items: string[]
  pairs: { left: string; right: string }[]
  blanks: string[][]
  spots: { name: string; correct?: boolean }[]
}

const { parse } = createRequire(new URL('../packages/domain/package.json', import.meta.url))('yaml') as {
  parse(text: string): { questions: Known[] }
}

/** What a person who has learned would know: every question of a course by its prompt, from the tenant's own files. */
export function knowledgeOf(tenant: string, course: string): Map<string, Known> {
  const folder = new URL(`../tenants/${tenant}/courses/${course}/pools/`, import.meta.url)
  return new Map(
    readdirSync(folder).flatMap((file) =>
      parse(readFileSync(new URL(file, folder), 'utf8')).questions.map((question) => [squeezed(question.prompt), question] as const),
    ),
  )
}

/** Answers a question as somebody would who knows it.  in: the part of the page that asks it */
export async function answer(at: Locator, known: Known): Promise<void> {
  switch (known.kind) {
    case 'numeric':
      return at.getByRole('textbox').fill(String(known.answer))
    case 'fill-in': {
      for (const [index, taken] of known.blanks.entries()) await at.getByRole('textbox').nth(index).fill(taken[0]!)
      return
    }
    case 'ordering': {
      for (const [index, item] of known.items.entries()) await at.getByLabel(`Place of: ${item}`, { exact: true }).selectOption(String(index + 1))
      return
    }
    case 'matching': {
      for (const { left, right } of known.pairs) await at.getByLabel(left, { exact: true }).selectOption(right)
      return
    }
    case 'hot-spot': {
      const right = known.spots.filter((spot) => spot.correct).map((spot) => spot.name)
      for (const label of await at.locator('label').all()) if (right.includes(squeezed(await label.innerText()).replace(/^.*?, /, ''))) await label.click()
      return
    }
    default: {
      const right = known.choices.filter((choice) => choice.correct).map((choice) => squeezed(choice.text))
      for (const label of await at.locator('label').all()) if (right.includes(answerIn(await label.innerText()))) await label.click()
    }
  }
}

/** What a question on a page is answered with, in words: chosen texts, typed words, places. */
export async function answered(at: Locator): Promise<string[]> {
  const said = await at.locator('input, select').evaluateAll((fields) =>
    fields.flatMap((field) => {
      if (field instanceof HTMLSelectElement) return field.value ? [`${field.getAttribute('aria-label') ?? field.labels[0]?.innerText}: ${field.selectedOptions[0]!.text}`] : []
      const input = field as HTMLInputElement
      if (input.type === 'text') return input.value ? [input.value] : []
      return input.checked ? [input.labels![0]!.innerText] : []
    }),
  )
  return said.map(answerIn).sort()
}

/** A choice as it was written: on the page of an exam each bears the key that picks it. */
export const answerIn = (label: string) => squeezed(label).replace(/^\d | \d$/g, '')

/** Text as it stands on a page: one space between words. */
export const squeezed = (text: string) => String(text).replace(/\s+/g, ' ').trim()
