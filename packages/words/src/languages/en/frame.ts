/** What stands in every letter, around what it says. */
export const frame = {
  logo: 'Logo of {company}',
  fallback: 'If the button does nothing, open this address:',
  sender: '{academy} is run by {company}, {place}.',
  automatic: 'This mail was written by a machine. Nobody reads answers to it.',
  unsubscribe: 'Unsubscribe from mail like this',
  open: 'Open it',
  /** Where something happened that its reader will want to compare with what they did themselves. */
  when: 'It happened on {at}, {zone}.',
} as const
