import { z } from 'zod'

const fields = {
  position: z.coerce.number().int().min(1).max(1000),
  picked: z.union([z.uuid(), z.array(z.uuid()).max(20)]).optional().transform((picked) => (picked === undefined ? [] : [picked].flat())),
  flagged: z.enum(['yes', 'no']).default('no'),
  edit: z.coerce.number().int().min(1).max(1_000_000),
}
const named = <F extends { flagged: 'yes' | 'no' }>({ flagged, ...form }: F) => ({ ...form, is_flagged: flagged === 'yes' })

/** One answer of an exam, as scripts send it. */
export const ResponseForm = z.object(fields).transform(named)

/** The same from the page's buttons, which also say where to go. 0 is the review. */
export const ResponseAndMoveForm = z.object({ ...fields, next: z.coerce.number().int().min(0).max(1001) }).transform(named)

/** An id that cannot be one names nothing: it goes on as one that nobody has. */
export const uuid = (text: string | undefined) => (z.uuid().safeParse(text).success ? text! : '00000000-0000-4000-8000-000000000000')
