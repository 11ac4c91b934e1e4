/** The mail that a machine without a mail service kept, and one letter of it. */
export const mailbox = {
  title: 'Local mailbox',
  lead: 'No mail leaves this machine until a mail service is set up. What would have been sent is here.',
  none: 'No mail yet',
  noneYet: 'Make an account, and the first one arrives.',
  toAt: 'To {to}, {at}',
  to: 'To {to}',
  letter: 'Mail',
  design: 'With its design',
  designOf: 'The letter with its design',
  all: 'All mail',
} as const
