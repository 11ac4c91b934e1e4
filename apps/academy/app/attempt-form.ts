import { z } from 'zod'
import { givenIn } from './answer-fields.ts'
import { said, unfit } from './person-fields.ts'

/** A form with an answer in it, beside fields of its own.  out: those fields, and what was given */
export function withAnswer<S extends z.ZodRawShape>(shape: S) {
  const own = z.object(shape)
  return z.looseObject({}).transform((fields, context) => {
    const [form, given] = [own.safeParse(fields, { error: unfit }), givenIn(fields)]
    if (!form.success) for (const issue of form.error.issues) context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message })
    if (!given) context.addIssue({ code: 'custom', path: ['answer'], message: said('answerUnread') })
    return form.success && given ? { ...form.data, given } : z.NEVER
  })
}

const fields = {
  position: z.coerce.number().int().min(1).max(1000),
  flagged: z.enum(['yes', 'no']).default('no'),
  edit: z.coerce.number().int().min(1).max(1_000_000),
}
const named = <F extends { flagged: 'yes' | 'no' }>({ flagged, ...form }: F) => ({ ...form, is_flagged: flagged === 'yes' })

/** One answer of an exam, as scripts send it. */
export const ResponseForm = withAnswer(fields).transform(named)

/** The same from the page's buttons, which also say where to go. 0 is the review. */
export const ResponseAndMoveForm = withAnswer({ ...fields, next: z.coerce.number().int().min(0).max(1001) }).transform(named)

/** An id that cannot be one names nothing: it goes on as one that nobody has. */
export const uuid = (text: string | undefined) => (z.uuid().safeParse(text).success ? text! : '00000000-0000-4000-8000-000000000000')
