import { z } from 'zod'

/** A reader's note as forms and scripts send it. Its length is the domain's business, which says how long it is. */
export const NoteForm = z.object({
  block: z.string().min(1).max(60),
  text: z.string().max(1_000_000),
  edit: z.coerce.number().int().min(0).max(1_000_000),
  person: z.string().max(36).optional(),
})

/** A bookmark: the block whose button was pressed, and whether it sets or takes off. */
export const BookmarkForm = z
  .union([z.object({ set: z.string().min(1).max(60) }), z.object({ off: z.string().min(1).max(60) })])
  .transform((form) => ('set' in form ? { block: form.set, on: true } : { block: form.off, on: false }))
