// The local twin of mail: a folder in which every message is a real RFC 5322 file that any mail program opens.
import { createHash } from 'node:crypto'
import { open, readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import MailComposer from 'nodemailer/lib/mail-composer'
import PostalMime from 'postal-mime'
import { codeOf, createFile } from '../files.ts'
import { addressOf } from './address.ts'
import { checkMessage } from './check-message.ts'
import { composed } from './compose.ts'
import { MailError } from './mail.ts'
import type { Mail, MailMessage } from './mail.ts'

/** A message as the mailbox lists it. */
export type MailHead = { id: string; to: string; subject: string; at: Date }

/** A message as the mailbox opens it. */
export type LocalMessage = MailHead & Required<Omit<MailMessage, 'reply_to'>> & { reply_to: string | null }

/** The local mailbox: a Mail that can also be read, for the page that shows it and for tests. */
export interface LocalMail extends Mail {
  readonly kind: 'local'
  list(): Promise<MailHead[]>
  read(id: string): Promise<LocalMessage | null>
}

/** Whether mail stays here, so that its mailbox can be shown.  in: any Mail.  out: true narrows it to LocalMail. */
export const isLocalMail = (mail: Mail): mail is LocalMail => mail.kind === 'local'

// Says which message a key was used for, as Resend remembers it on its side.
const FINGERPRINT = 'X-Message-Fingerprint'
const HEAD_BYTES = 65_536

/** Mail that goes into a folder.
 *  in:      dir, made when the first message comes
 *  out:     a LocalMail; ids are the SHA-256 of the idempotency key. `list` is newest first; `read` of an unknown id is null
 *  refuses: as Mail; mail/key-reused for the same key with another message, as Resend does */
export function localMail(dir: string): LocalMail {
  const pathOf = (id: string) => join(dir, `${id}.eml`)
  return {
    kind: 'local',
    async send(message, idempotencyKey) {
      const checked = checkMessage(message, idempotencyKey)
      const fingerprint = createHash('sha256').update(JSON.stringify(checked, hexBytes)).digest('hex')
      const mail = composed({ ...checked, headers: { ...checked.headers, [FINGERPRINT]: fingerprint } })
      const eml = await new MailComposer({ ...mail, newline: 'windows' }).compile().build()
      try {
        // Stamped by hand, since file systems tick too slowly to order two messages of one moment.
        const made = await createFile(pathOf(checked.key_hash), eml, { at: performance.timeOrigin + performance.now() })
        if (!made && (await fingerprintOf(pathOf(checked.key_hash))) !== fingerprint) {
          throw new MailError('mail/key-reused', 'This idempotency key was used for another message.')
        }
      } catch (error) {
        if (error instanceof MailError) throw error
        throw new MailError('mail/unavailable', `The local mailbox cannot be written (${codeOf(error)}).`, error)
      }
      return { id: checked.key_hash }
    },
    async list() {
      const names = await namesIn(dir)
      const heads = await inTurn(names, async (name) => {
        const path = join(dir, name)
        const { subject, to } = await PostalMime.parse(await headBytes(path))
        return { id: name.slice(0, -4), to: written(to)[0] ?? '', subject: subject ?? '', at: (await stat(path)).mtimeMs }
      })
      return heads.sort((one, other) => other.at - one.at).map((head) => ({ ...head, at: new Date(head.at) }))
    },
    async read(id) {
      if (!/^[0-9a-f]{64}$/.test(id)) return null
      const eml = await readFile(pathOf(id)).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return null
        throw error
      })
      return eml && messageOf(id, await PostalMime.parse(eml), new Date((await stat(pathOf(id))).mtimeMs))
    },
  }
}

function messageOf(id: string, mail: Awaited<ReturnType<typeof PostalMime.parse>>, at: Date): LocalMessage {
  return {
    id,
    at,
    from: written(mail.from ? [mail.from] : [])[0] ?? '',
    to: written(mail.to)[0] ?? '',
    reply_to: written(mail.replyTo)[0] ?? null,
    subject: mail.subject ?? '',
    // Lines end as they were handed in; CRLF belongs to the wire alone.
    text: unixLines(mail.text ?? ''),
    html: unixLines(mail.html ?? ''),
    headers: Object.fromEntries(mail.headers.map((header) => [header.originalKey, header.value])),
    attachments: mail.attachments.map((file) => ({
      filename: file.filename ?? '', content_type: file.mimeType, bytes: bytesOf(file.content), content_id: file.contentId?.replace(/^<|>$/g, ''),
    })),
    tags: {},
  }
}

const unixLines = (text: string) => text.replace(/\r\n/g, '\n').replace(/\n$/, '')
const bytesOf = (content: ArrayBuffer | Uint8Array | string) =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
const written = (list: readonly { name: string; address?: string | undefined }[] = []) =>
  list.flatMap(({ name, address }) => (address ? [addressOf(address, name)] : []))
const hexBytes = (_key: string, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value)

async function fingerprintOf(path: string): Promise<string | undefined> {
  const { headers } = await PostalMime.parse(await headBytes(path))
  return headers.find((header) => header.key === FINGERPRINT.toLowerCase())?.value
}

// The headers alone: a list must not read every attachment.
async function headBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const end = buffer.indexOf('\r\n\r\n')
    return buffer.subarray(0, end < 0 ? bytesRead : end + 4)
  } finally {
    await file.close()
  }
}

async function namesIn(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => /^[0-9a-f]{64}\.eml$/.test(name))
}

async function inTurn<T, U>(items: T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const done: U[] = []
  for (const item of items) done.push(await work(item))
  return done
}
