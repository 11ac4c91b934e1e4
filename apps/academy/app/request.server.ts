import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Refusal, type RefusalCode } from '@stoa/domain'
import { contextOf, countRequest, type Ctx } from '@stoa/domain/tenancy'
import type { z } from 'zod'
import { isDown } from '../server/neutral-page.ts'
import { paths } from './paths.ts'
import { unfit } from './person-fields.ts'
import { saidOf } from './refusal-words.server.ts'
import { givenBack, type Typed } from './typed.ts'

/** What a route is called with. */
export type Args = LoaderFunctionArgs | ActionFunctionArgs

/** What a page is told of a refusal. */
export interface Refused {
  code: RefusalCode
  status: number
  sentence: string
  fields: Record<string, string>
  /** What was typed, to be shown again; never a password or a code. */
  typed: Typed
  request_id: string
}

/** One request, one transaction: read only for a GET. Returning commits; throwing rolls back.
 *  in:      a route's arguments; fn, which calls one verb; for whom, as `transact` says
 *  refuses: what the verb refuses, thrown as a Response with its status; a guest who must sign in is sent there and comes back, and
 *           so is whoever has to confirm first that it is them */
export async function serve<T>(args: Args, fn: (ctx: Ctx) => Promise<T>, whom: Whom = 'whole'): Promise<T> {
  const reads = args.request.method === 'GET' || args.request.method === 'HEAD'
  try {
    return await transact(args, reads ? 'read' : 'write', fn, whom)
  } catch (error) {
    throw asAnswer(args, error)
  }
}

/** For a form: its fields are read first, then one transaction; a refusal is an answer to show beside what was typed.
 *  in: the form's schema; fn, which calls one verb with the fields; before, what comes between the two, such as counting the request */
export async function submit<S extends z.ZodType, T>(
  args: ActionFunctionArgs,
  schema: S,
  fn: (ctx: Ctx, form: z.output<S>) => Promise<T>,
  before: (args: ActionFunctionArgs) => Promise<void> = async () => {},
): Promise<T | ReturnType<typeof refused>> {
  try {
    const form = await formOf(args.request, schema)
    await before(args)
    return await transact(args, 'write', (ctx) => fn(ctx, form))
  } catch (error) {
    return answerTo(args, error)
  }
}

/** The fields of a form that has no page of its own to show a refusal on: it is thrown, as a page.
 *  in: a route's arguments; the form's schema · out: the fields · refuses: as formOf */
export async function formIn<S extends z.ZodType>(args: ActionFunctionArgs, schema: S): Promise<z.output<S>> {
  try {
    return await formOf(args.request, schema)
  } catch (error) {
    throw asAnswer(args, error)
  }
}

/** For a route without a page, called by scripts: refusals are JSON. */
export async function resource(args: Args, fn: () => Promise<Response>): Promise<Response> {
  try {
    return await fn()
  } catch (error) {
    const answer = isRefusal(error) && args.request.method !== 'GET' ? data(wordsOf(args, error), { status: error.status }) : asAnswer(args, error)
    if (answer instanceof Response) return answer
    if (answer && typeof answer === 'object' && 'init' in answer && 'data' in answer)
      return Response.json({ refused: answer.data }, answer.init as ResponseInit)
    throw answer
  }
}

/** For whom a route works. `setting-up` also takes somebody whose role needs a second factor and who has none yet: to everything else
 *  they are a guest, so that no page, action or resource can forget to ask. */
export type Whom = 'whole' | 'setting-up'

/** One transaction with the viewer loaded, without any answer to errors: for routes that catch refusals themselves. */
export async function transact<T>(args: Args, mode: 'read' | 'write', fn: (ctx: Ctx) => Promise<T>, whom: Whom = 'whole'): Promise<T> {
  const { db, academy, requestId, visit, viewer, session } = args.context
  const who = whom === 'setting-up' ? ((await session())?.viewer ?? null) : await viewer()
  return db.tenant(academy.tenant_id, mode, (open) => fn(contextOf(open, requestId, academy, who, visit)))
}

/** A refusal as the answer of an action. */
export function refused(args: Args, refusal: Refusal) {
  return data({ refused: { ...wordsOf(args, refusal), typed: givenBack(read.get(args.request)) } }, { status: refusal.status })
}

/** What an action that catches for itself answers: a refusal beside what was typed; anything else is thrown on as `serve` would.
 *  in: whatever was caught */
export function answerTo(args: Args, error: unknown) {
  if (isRefusal(error) && error.code !== 'access/sign-in' && error.code !== 'access/confirm') return refused(args, error)
  throw asAnswer(args, error)
}

/** Counts a request before its work is done.  refuses: rate/exceeded, after the count is kept */
export async function allow(args: Args, bucket: string, limit: number, window_seconds: number): Promise<void> {
  const wait = await args.context.db.tenant(args.context.academy.tenant_id, 'write', (open) => countRequest(open, bucket, limit, window_seconds))
  if (wait > 0) throw new Refusal('rate/exceeded', { seconds: wait })
}

const FORM_BYTES_MAX = 1_000_000
// Beyond its limit a form is still read for a while and thrown away: ending the connection would take the answer with it.
const DRAINED_BYTES_MAX = 16_000_000
const FORM_FIELDS_MAX = 200

// What came in the form of a request that is being answered, for the refusal that may follow.
const read = new WeakMap<Request, Typed>()

/** A form, read before any transaction begins: a slow upload must not hold a row.
 *  out:     the fields as the schema says
 *  refuses: input/too-large, input/malformed (NUL, broken Unicode, not a form), input/invalid with a sentence for each field */
export async function formOf<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  const sent = await fieldsOf(request)
  read.set(request, sent)
  const parsed = schema.safeParse(sent, { error: unfit })
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[String(issue.path[0] ?? 'form')] ??= issue.message
  throw new Refusal('input/invalid', {}, fields)
}

/** Every field once; one that may come several times is named with `[]` and arrives as a list. */
async function fieldsOf(request: Request): Promise<Typed> {
  if (Number(request.headers.get('content-length') ?? 0) > FORM_BYTES_MAX) throw new Refusal('input/too-large')
  if (!(request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded')) throw new Refusal('input/malformed')
  const bytes = await bytesOf(request)
  const fields = new Map<string, string | string[]>()
  let count = 0
  for (const [name, value] of new URLSearchParams(textOf(bytes))) {
    if (value.includes('\0') || !value.isWellFormed()) throw new Refusal('input/malformed')
    if (++count > FORM_FIELDS_MAX) throw new Refusal('input/too-large')
    const list = name.endsWith('[]')
    const key = list ? name.slice(0, -2) : name
    const known = fields.get(key)
    // The same name twice, or once alone and once in a list, is nothing that a page of ours sends.
    if (known !== undefined && (!list || !Array.isArray(known))) throw new Refusal('input/malformed')
    if (Array.isArray(known)) known.push(value)
    else fields.set(key, list ? [value] : value)
  }
  return Object.fromEntries(fields)
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('input/malformed')
  }
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > DRAINED_BYTES_MAX) break
    if (size <= FORM_BYTES_MAX) chunks.push(chunk)
  }
  if (size > FORM_BYTES_MAX) throw new Refusal('input/too-large')
  return Buffer.concat(chunks)
}

/** The code is asked for rather than the class, since development loads this module more than once. */
export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && 'code' in error && 'sentence' in error && 'fields' in error

function wordsOf({ context }: Args, refusal: Refusal): Refused {
  const { code, status, details } = refusal
  if (status === 429) context.headers['retry-after'] = String(details.seconds)
  return { code, status, ...saidOf(refusal, context.reader), typed: {}, request_id: context.requestId }
}

/** What a route throws in the place of whatever was caught. */
export function asAnswer(args: Args, error: unknown): unknown {
  if (isRefusal(error)) {
    if (error.code === 'access/sign-in' && args.request.method === 'GET') {
      const { pathname, search } = new URL(args.request.url)
      return redirect(paths.signIn(pathname.replace(/\.data$/, '') + search))
    }
    if (error.code === 'access/confirm') return redirect(paths.confirm(new URL(args.request.url).pathname.replace(/\.data$/, '')))
    return data(wordsOf(args, error), { status: error.status })
  }
  const at = error as { code?: string; message?: string }
  // What no column can hold was sent by hand: broken text, or something that is no uuid or number.
  if (/^22(021|P02|003|008|P05)$/.test(at.code ?? '')) return data(wordsOf(args, new Refusal('page/unknown')), { status: 404 })
  if (error instanceof Error && isDown(at)) return new Response(null, { status: 503, headers: { 'retry-after': '5' } })
  return error
}
