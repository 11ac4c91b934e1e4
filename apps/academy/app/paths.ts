/** Every address of the app, so that a link and its route cannot drift apart. */
export const paths = {
  home: () => '/',
  catalogue: () => '/catalogue',
  course: (course: string) => `/learn/${course}`,
  enrollment: (course: string) => `/learn/${course}/enrollment`,
  lesson: (course: string, lesson: string, block?: string) => `/learn/${course}/${lesson}${block ? `#${block}` : ''}`,
  progress: (course: string, lesson: string) => `/learn/${course}/${lesson}/progress`,
  exam: (course: string) => `/exams/${course}`,
  attempt: (attempt: string, position?: number) => `/attempts/${attempt}${position ? `?question=${position}` : ''}`,
  responses: (attempt: string) => `/attempts/${attempt}/responses`,
  submission: (attempt: string) => `/attempts/${attempt}/submission`,
  result: (attempt: string) => `/attempts/${attempt}/result`,
  certificates: () => '/certificates',
  certificatePdf: (serial: string) => `/certificates/${serial}/pdf`,
  revocation: (serial: string) => `/certificates/${serial}/revocation`,
  verify: (serial?: string) => (serial ? `/verify/${serial}` : '/verify'),
  signIn: (to?: string) => `/sign-in${to && to !== '/' ? `?to=${encodeURIComponent(to)}` : ''}`,
  signUp: (to?: string) => `/sign-up${to && to !== '/' ? `?to=${encodeURIComponent(to)}` : ''}`,
  forgotten: () => '/forgotten-password',
  newPassword: () => '/new-password',
  account: () => '/account',
  session: () => '/session',
  people: () => '/people',
  trail: () => '/trail',
  file: (sha256: string) => `/files/${sha256}`,
  link: (token: string) => `/link/${token}`,
  mailbox: (id?: string) => (id ? `/mailbox/${id}` : '/mailbox'),
  attachment: (letter: string, position: number) => `/mailbox/${letter}/${position}`,
} as const

/** Where to go after signing in: only a path of this academy, whatever was asked for.
 *  in: anything · out: a path with its query, `/` where it was not one */
export function safeReturn(wanted: string | null | undefined, origin: string): string {
  if (!wanted) return '/'
  try {
    const url = new URL(wanted, origin)
    return url.origin === new URL(origin).origin && !/^\/(sign-in|sign-up|link|session)\b/.test(url.pathname) ? url.pathname + url.search : '/'
  } catch {
    return '/'
  }
}
