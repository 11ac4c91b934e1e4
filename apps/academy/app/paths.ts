// A name taken from an address goes back into one: what was decoded is encoded again, or a line break ends up in a header.
const part = encodeURIComponent

/** Every address of the app, so that a link and its route cannot drift apart. */
export const paths = {
  home: () => '/',
  catalogue: () => '/catalogue',
  search: () => '/catalogue#search',
  course: (course: string) => `/learn/${part(course)}`,
  enrollment: (course: string) => `/learn/${part(course)}/enrollment`,
  lesson: (course: string, lesson: string, block?: string) => `/learn/${part(course)}/${part(lesson)}${block ? `#${block}` : ''}`,
  aboutLesson: (course: string, lesson: string) => `/learn/${part(course)}/${part(lesson)}/about`,
  progress: (course: string, lesson: string) => `/learn/${part(course)}/${part(lesson)}/progress`,
  trial: (course: string) => `/try/${part(course)}`,
  note: (course: string, lesson: string) => `/learn/${part(course)}/${part(lesson)}/note`,
  noteAt: (course: string, lesson: string, block: string) => `/learn/${part(course)}/${part(lesson)}/notes?block=${part(block)}`,
  bookmarks: (course: string, lesson: string) => `/learn/${part(course)}/${part(lesson)}/bookmarks`,
  notes: () => '/notes',
  notesFile: () => '/notes/file',
  exam: (course: string) => `/exams/${part(course)}`,
  attempt: (attempt: string, position?: number) => `/attempts/${part(attempt)}${position ? `?question=${position}` : ''}`,
  responses: (attempt: string) => `/attempts/${part(attempt)}/responses`,
  submission: (attempt: string) => `/attempts/${part(attempt)}/submission`,
  result: (attempt: string) => `/attempts/${part(attempt)}/result`,
  attemptBreak: (attempt: string) => `/attempts/${part(attempt)}/break`,
  practice: (course: string) => `/practice/${part(course)}`,
  practiceRun: (course: string, practice: string, position?: number) =>
    `/practice/${part(course)}/${part(practice)}${position ? `?question=${position}` : ''}`,
  practiceResult: (course: string, practice: string) => `/practice/${part(course)}/${part(practice)}/result`,
  questions: (course: string) => `/courses/${part(course)}/questions`,
  question: (course: string, question: string) => `/courses/${part(course)}/questions/${part(question)}`,
  certificates: () => '/certificates',
  certificatePdf: (serial: string) => `/certificates/${part(serial)}/pdf`,
  certificateArt: (serial: string, version: string) => `/certificates/${part(serial)}/art?${version}`,
  revocation: (serial: string) => `/certificates/${part(serial)}/revocation`,
  verify: (serial?: string) => (serial ? `/verify/${part(serial)}` : '/verify'),
  signIn: (to?: string) => `/sign-in${to && to !== '/' ? `?to=${encodeURIComponent(to)}` : ''}`,
  signUp: (to?: string) => `/sign-up${to && to !== '/' ? `?to=${encodeURIComponent(to)}` : ''}`,
  forgotten: () => '/forgotten-password',
  newPassword: () => '/new-password',
  account: () => '/account',
  printable: () => '/account/printable',
  security: () => '/account/security',
  email: (typed?: string) => `/account/email${typed ? `?email=${encodeURIComponent(typed)}` : ''}`,
  emailLink: (token: string) => `/account/email/${token}`,
  addressUndo: (token: string) => `/address-undo/${token}`,
  authenticator: () => '/account/authenticator',
  passkeys: () => '/account/passkeys',
  recoveryCodes: () => '/account/recovery-codes',
  sessions: () => '/account/sessions',
  notifications: () => '/account/notifications',
  addressTry: () => '/account/address-try',
  data: () => '/account/data',
  dataExport: (id: string) => `/account/data/${part(id)}`,
  confirm: (to: string) => `/account/confirm?to=${encodeURIComponent(to)}`,
  secondStep: () => '/sign-in/second-step',
  secondFactor: (to?: string) => `/second-factor${to && to !== '/' ? `?to=${encodeURIComponent(to)}` : ''}`,
  passkeyChallenges: () => '/passkeys/challenges',
  passkeyAnswers: () => '/passkeys/answers',
  session: () => '/session',
  language: () => '/language',
  unsubscribe: (token: string) => `/unsubscribe/${part(token)}`,
  people: () => '/people',
  accommodations: (person: string) => `/people/${part(person)}/accommodations`,
  mailRelease: (person: string) => `/people/${part(person)}/mail-release`,
  trail: () => '/trail',
  parts: () => '/_ui',
  theme: (version: string) => `/theme?${version}`,
  words: (language: string, version: string) => `/words/${language}?${version}`,
  file: (sha256: string) => `/files/${part(sha256)}`,
  link: (token: string) => `/link/${token}`,
  mailbox: (id?: string) => (id ? `/mailbox/${part(id)}` : '/mailbox'),
  letterHtml: (id: string) => `/mailbox/${part(id)}/html`,
  attachment: (letter: string, position: number) => `/mailbox/${letter}/${position}`,
} as const

/** Where to go after signing in: only a path of this academy, whatever was asked for.
 *  in: anything · out: a path with its query and its place in the page, `/` where it was not one */
export function safeReturn(wanted: string | null | undefined, origin: string): string {
  const path = ownPath(wanted, origin)
  return /^\/(sign-in|sign-up|link|session|second-factor|account\/confirm)\b/.test(path) ? '/' : path
}

/** in: anything · out: the same as a path of this academy, with its query and its place in the page; `/` where it is none */
export function ownPath(wanted: string | null | undefined, origin: string): string {
  if (!wanted) return '/'
  try {
    const url = new URL(wanted, origin)
    // A path of two slashes, which `/.//` becomes, is another host to a browser.
    return url.origin === new URL(origin).origin && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : '/'
  } catch {
    return '/'
  }
}
