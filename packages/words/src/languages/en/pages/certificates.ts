/** The list of the certificates that one holds. */
export const certificates = {
  lead: 'Anyone can check them by their number or QR code, without an account.',
  none: 'None yet',
  noneYet: 'Pass an exam, and your certificate is here within seconds.',
  seeOffer: 'See what you can earn',
  issuedOn: 'Issued {day}',
  issuedUntil: 'Issued {day}, valid until {until}',
  paper: 'PDF',
  beingDrawn: 'Being drawn',
} as const
