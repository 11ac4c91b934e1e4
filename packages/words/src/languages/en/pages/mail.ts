/** Mail that people get: what it is about, which of it they want, where it stopped arriving, and the page that a letter's link opens. */
export const mail = {
  topics: {
    due: { label: 'Courses that are due', about: 'Seven days and one day before a course is due, and once when that day is past.' },
    certificates: { label: 'Certificates that run out', about: 'Sixty, thirty and seven days before a certificate runs out.' },
  },
  lead: 'Reminders come at eight in your morning, at most one mail a day.',
  choiceSaved: 'Your choice is saved.',
  triedAgain: 'Mail goes to your address again. Should it come back once more, this page says so.',
  alwaysSent: 'Always sent',
  alwaysOn: 'always on',
  results: 'Results and certificates',
  resultsAbout: 'Your certificate when you pass, and what you asked for, such as a sign-in link.',
  safety: 'Security of your account',
  safetyAbout: 'A new passkey, a changed password or address, a recovery code that was used.',
  inLanguage: 'Mail is written in the language of {profile}.',
  yourProfile: 'your profile',
  sendThemAgain: 'Send them again',
  tryAgain: 'Try it again',
  markedSpam: 'On {at} mail to {email} was marked as spam. Reminders are no longer sent there.',
  cameBack:
    'Mail to {email} came back on {at}, so none is sent there. If the address is right and its mailbox takes mail again, try it again; ' +
    'otherwise {change}.',
  changeAddress: 'change your address',
  otherSide: 'The other side said: {said}',
  why: {
    bounce: 'Mail came back, {at}',
    refused: 'Mail was refused, {at}',
    complaint: 'Marked as spam, {at}',
  },
  sendAgainTo: 'Send mail to {name} again',
  sendAgain: 'Send again',
  unsubscribe: 'Unsubscribe',
  unsubscribed: 'You are unsubscribed.',
  nothingMore: 'This is what you get no more mail about.',
  wasAbout: 'This is what the letter was about. One press, and no more mail about it is sent.',
  yourChoice: 'Which mail you get is your choice at any time, on {page}.',
  pageOfAccount: 'the page of your account',
} as const
