/** Every route of the app, from the manifest of the build that is under test: a route that is added tomorrow is tried tomorrow. */
import { readdirSync, readFileSync } from 'node:fs'

/** A route as its address says it. */
export interface Route {
  id: string
  /** Segments; one that begins with `:` is a parameter, `*` is anything. */
  segments: string[]
  hasAction: boolean
}

interface Listed {
  id: string
  parentId?: string
  path?: string
  hasAction: boolean
}

/** out: every route but the frame, and the few addresses that are answered in front of Remix or by Remix itself */
export function routesOfTheBuild(): Route[] {
  const folder = new URL('../../apps/academy/build/client/assets/', import.meta.url)
  const files = readdirSync(folder)
  const manifest = JSON.parse(
    /=(\{.*\});?\s*$/s.exec(
      readFileSync(
        new URL(
          files.find((file) => /^manifest-.*\.js$/.test(file))!,
          folder,
        ),
        'utf8',
      ),
    )![1]!,
  ) as { routes: Record<string, Listed> }
  const pathOf = ({ parentId, path = '' }: Listed): string => (parentId ? `${pathOf(manifest.routes[parentId]!)}/${path}` : path)
  const routes = Object.values(manifest.routes)
    .filter((route) => route.id !== 'root')
    .map((route) => ({ id: route.id, segments: pathOf(route).split('/').filter(Boolean), hasAction: route.hasAction }))
  const asset = files.find((file) => /^root-.*\.js$/.test(file))!
  const others = ['/__manifest', '/livez', '/readyz', '/metrics', `/assets/${asset}`, '/favicon.ico', '/_root.data']
  return [...routes, ...others.map((path) => ({ id: path, segments: path.split('/').filter(Boolean), hasAction: false }))]
}

/** What the forms of the routes hold, as a page would send it. A route that is not listed gets the fields of all others. */
export const forms: Record<string, Record<string, string>> = {
  'routes/sign-in': { email: 'EMAIL', password: 'a wrong password', to: '/catalogue', link: 'yes' },
  'routes/sign-up': { name: 'Łukasz Żółć', email: 'EMAIL', password: 'seven quiet pallets', to: '/' },
  'routes/forgotten-password': { email: 'EMAIL' },
  'routes/new-password': { password: 'halden demonstration' },
  'routes/session': { where: 'here' },
  'routes/account._index': { name: 'Łukasz Żółć', printed_name: '', locale: 'en', time_zone: 'Europe/Oslo', version: '1' },
  'routes/account.printable': { name: 'Łukasz Żółć' },
  'routes/account.email._index': { email: 'EMAIL' },
  'routes/account.email.$token': {},
  'routes/address-undo.$token': {},
  'routes/account.authenticator': { what: 'begin', code: '123456' },
  'routes/account.recovery-codes': {},
  'routes/account.passkeys': { what: 'rename', passkey: 'CHOICE', name: 'A telephone' },
  'routes/account.sessions': { session: 'others' },
  'routes/account.confirm': { how: 'password', password: 'a wrong password', code: '123456', to: '/account' },
  'routes/account.data._index': {},
  'routes/account.data.$export': {},
  'routes/sign-in_.second-step': { code: '123456', recovery: '' },
  'routes/passkeys.challenges': { purpose: 'sign-in' },
  'routes/passkeys.answers': { purpose: 'sign-in', id: 'CHOICE', answer: '{"id":"AAAA","response":{}}', name: 'A telephone', to: '/' },
  'routes/link.$token': {},
  'routes/learn.$course.enrollment': { to: '/' },
  'routes/learn.$course.$lesson': { block: 'BLOCK', 'picked[]': '0', finish: 'no' },
  'routes/learn.$course.$lesson.progress': { entries: '[{"block":"BLOCK","done":true,"second":1,"age_seconds":2}]' },
  'routes/learn.$course.$lesson_.note': { block: 'BLOCK', text: 'Ask which lock it was', edit: '0' },
  'routes/learn.$course.$lesson_.notes': { block: 'BLOCK', text: 'Ask which lock it was', edit: '0' },
  'routes/learn.$course.$lesson_.bookmarks': { set: 'BLOCK' },
  'routes/account.notifications': { 'had[]': 'due', 'wants[]': 'certificates' },
  'routes/account.address-try': {},
  'routes/people_.$person.mail-release': {},
  'routes/unsubscribe.$token': { 'List-Unsubscribe': 'One-Click' },
  'routes/try.$course': { block: 'BLOCK', 'picked[]': '0' },
  'routes/exams.$course': { honour: 'yes' },
  'routes/attempts.$attempt.break': { over: 'no' },
  'routes/practice.$course._index': { skill: '' },
  'routes/practice.$course.$practice._index': { position: '1', 'picked[]': 'CHOICE' },
  'routes/people_.$person.accommodations': {
    extra_percent: '25',
    breaks_max: '1',
    break_minutes: '10',
    reason: 'As the letter says',
    from_on: '2031-01-01',
    until_on: '',
    replaces: '',
  },
  'routes/courses.$course.questions.$question': { act: 'preview', outcome: 'point', reason: 'Two are right', seen: 'x' },
  'routes/attempts.$attempt._index': { position: '1', 'picked[]': 'CHOICE', flagged: 'no', edit: '1', next: '2' },
  'routes/attempts.$attempt.responses': { position: '1', 'picked[]': 'CHOICE', flagged: 'no', edit: '1' },
  'routes/attempts.$attempt.submission': { unfinished: '20' },
  'routes/certificates.$serial.revocation': { reason: 'Issued to somebody else by mistake' },
}

/** Query parameters that some page reads. */
export const queries = [
  'question',
  'to',
  'serial',
  'search',
  'q',
  'language',
  'length',
  'earns',
  'skill',
  'standing',
  'sort',
  'after',
  'after-lesson',
  'block',
  'email',
  'name',
  'done',
  'key',
  'before',
  'index',
  '_routes',
  '_data',
  'p',
  'version',
  'filter',
  'page',
  '__proto__',
  'constructor',
]

/** in: a route's id · out: its fields, or everybody's */
export function fieldsOf(route: Route): Record<string, string> {
  return forms[route.id] ?? (route.hasAction ? Object.assign({}, ...Object.values(forms)) : {})
}
