// The outside world as this installation is configured: for each gateway the real thing, or its local twin.
import { resolve } from 'node:path'
import { sharpImages } from './images/images.ts'
import type { Images } from './images/images.ts'
import { fileKeyring } from './keyring/file.ts'
import type { Keyring } from './keyring/keyring.ts'
import { addressOf, mailboxOf } from './mail/address.ts'
import { localMail } from './mail/local.ts'
import type { Mail } from './mail/mail.ts'
import { resendReports } from './mail/reports.ts'
import type { MailReports } from './mail/reports.ts'
import { resendMail } from './mail/resend.ts'
import { smtpMail, smtpTarget } from './mail/smtp.ts'
import { diskStorage } from './storage/disk.ts'
import { s3Storage } from './storage/s3.ts'
import type { Storage } from './storage/storage.ts'

/** Everything outside, as routes and jobs are handed it. mailFrom is the sender of mail that no academy sends in its own name; mailReports
 *  reads what the mail service tells of messages later, null where it is not set up to; notes says where each gateway leads, without secrets. */
export type World = { mail: Mail; mailReports: MailReports | null; storage: Storage; images: Images; keyring: Keyring; mailFrom: string; notes: Record<Gateway, string> }

/** The gateways by name. */
export type Gateway = 'mail' | 'storage' | 'images' | 'keyring'

/** The environment as a process has it. An empty variable counts as none, since that is how containers write it. */
export type Env = Record<string, string | undefined>

/** A configuration that cannot work.  in: 'world/missing' or 'world/invalid'; the variable's name; one sentence, without its value */
export class WorldError extends Error {
  readonly code: 'world/missing' | 'world/invalid'
  readonly variable: string
  constructor(code: 'world/missing' | 'world/invalid', variable: string, sentence: string) {
    super(sentence)
    this.name = 'WorldError'
    this.code = code
    this.variable = variable
  }
}

const S3 = ['ENDPOINT', 'BUCKET', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'REGION'].map((name) => `STORAGE_S3_${name}`)
const LOCAL_FROM = 'Stoa <no-reply@stoa.localhost>'

/** Choose every gateway from the environment. Nothing is connected to or written yet.
 *  in:      env: RESEND_API_KEY (RESEND_BASE_URL, RESEND_WEBHOOK_SECRET), or SMTP_URL, with MAIL_FROM; STORAGE_S3_{ENDPOINT, BUCKET, ACCESS_KEY_ID,
 *           SECRET_ACCESS_KEY, REGION} and STORAGE_S3_PATH_STYLE (true unless false). dataDir: where the twins and the keyring live
 *  out:     the World; Resend goes before SMTP, and without either mail stays in dataDir/mail
 *  refuses: WorldError for a gateway that is configured by half or wrongly, naming the variable */
export function worldFromEnv(env: Env, dataDir: string): World {
  const get = (name: string) => env[name]?.trim() || undefined
  const at = (folder: string) => resolve(dataDir, folder)
  const mail = mailFrom(get, at('mail'))
  const storage = storageFrom(get, at('storage'))
  return {
    mail: mail.gateway,
    mailReports: reportsFrom(get),
    storage: storage.gateway,
    images: sharpImages(),
    keyring: fileKeyring(at('keyring')),
    mailFrom: mail.from,
    notes: {
      mail: mail.note,
      storage: storage.note,
      images: 'sharp, in this process',
      keyring: `files in ${at('keyring')}; back up master.key, apart from the database`,
    },
  }
}

/** The world in a line for each gateway, for the doctor.  in: a World.  out: lines without secrets */
export const describe = (world: World): string[] => Object.entries(world.notes).map(([gateway, note]) => `${gateway}: ${note}`)

type Get = (name: string) => string | undefined

function mailFrom(get: Get, dir: string): { gateway: Mail; from: string; note: string } {
  const [apiKey, url] = [get('RESEND_API_KEY'), get('SMTP_URL')]
  if (!apiKey && !url) {
    const from = senderOf(get('MAIL_FROM') ?? LOCAL_FROM)
    return { gateway: localMail(dir), from, note: `kept here in ${dir} and sent to no one, since neither RESEND_API_KEY nor SMTP_URL is set` }
  }
  const sender = get('MAIL_FROM')
  if (!sender) {
    const given = apiKey ? 'RESEND_API_KEY' : 'SMTP_URL'
    throw new WorldError('world/missing', 'MAIL_FROM', `${given} is set but MAIL_FROM is missing, such as Academy <academy@example.com>.`)
  }
  const from = senderOf(sender)
  if (apiKey) {
    const baseUrl = get('RESEND_BASE_URL')
    if (baseUrl) urlOf('RESEND_BASE_URL', baseUrl)
    const heard = get('RESEND_WEBHOOK_SECRET') ? '' : '; RESEND_WEBHOOK_SECRET is not set, so nobody hears of mail that comes back'
    return { gateway: resendMail({ apiKey, baseUrl }), from, note: `Resend, as ${from}${heard}` }
  }
  try {
    const { host, port, tls } = smtpTarget(url ?? '')
    return { gateway: smtpMail({ url: url ?? '' }), from, note: `SMTP at ${host}:${port}, TLS ${tls}, as ${from}` }
  } catch (error) {
    throw new WorldError('world/invalid', 'SMTP_URL', `SMTP_URL cannot be used. ${error instanceof TypeError ? error.message : ''}`.trim())
  }
}

// Two secrets, by a blank, while one is changed for the other.
function reportsFrom(get: Get): MailReports | null {
  const secrets = get('RESEND_WEBHOOK_SECRET')?.split(/[\s,]+/)
  if (!secrets) return null
  try {
    return resendReports(secrets)
  } catch {
    throw new WorldError('world/invalid', 'RESEND_WEBHOOK_SECRET', 'RESEND_WEBHOOK_SECRET must be one secret, or two by a blank, each beginning with whsec_.')
  }
}

function senderOf(text: string): string {
  try {
    const { name, address } = mailboxOf(text, 'MAIL_FROM')
    return addressOf(address, name)
  } catch {
    throw new WorldError('world/invalid', 'MAIL_FROM', 'MAIL_FROM must be one address, such as Academy <academy@example.com>.')
  }
}

function storageFrom(get: Get, dir: string): { gateway: Storage; note: string } {
  const [endpoint, bucket, accessKeyId, secretAccessKey, region] = S3.map(get)
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey || !region) {
    const missing = S3.find((name) => !get(name)) ?? ''
    const given = S3.find(get)
    if (given) throw new WorldError('world/missing', missing, `${given} is set but ${missing} is missing; S3 storage needs ${S3.join(', ')}.`)
    return { gateway: diskStorage(dir), note: `files in ${dir}` }
  }
  const { host } = urlOf('STORAGE_S3_ENDPOINT', endpoint)
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new WorldError('world/invalid', 'STORAGE_S3_BUCKET', 'STORAGE_S3_BUCKET must be 3 to 63 lower case letters, digits, dots and hyphens.')
  }
  const style = get('STORAGE_S3_PATH_STYLE') ?? 'true'
  if (style !== 'true' && style !== 'false') {
    throw new WorldError('world/invalid', 'STORAGE_S3_PATH_STYLE', 'STORAGE_S3_PATH_STYLE must be true or false.')
  }
  const gateway = s3Storage({ endpoint, bucket, accessKeyId, secretAccessKey, region, pathStyle: style === 'true' })
  return { gateway, note: `S3 at ${host}, bucket ${bucket}, region ${region}` }
}

function urlOf(variable: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new WorldError('world/invalid', variable, `${variable} must be a plain http(s) address without a user, a password or a query.`)
  }
  return url
}
