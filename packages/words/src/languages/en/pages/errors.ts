/** What stands above a form that was refused. */
export const errors = {
  notThrough: 'This did not go through',
} as const
