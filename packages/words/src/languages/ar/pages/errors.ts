import type { Words } from '../../language.ts'

export const errors: Words['pages']['errors'] = {
  notThrough: 'لم يتم ذلك',
}
