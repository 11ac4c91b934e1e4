import { z } from 'zod'
import { withAnswer } from './attempt-form.ts'

/** An answer to a knowledge check, wherever it is asked. */
export const CheckForm = withAnswer({ block: z.string().max(60) })
