// The outside world: mail, storage, pictures and keys. Separate because it is the only package that reaches the network and the
// file system for the business. Each gateway is an interface, the real thing, and a local twin held to the same contract test.
// Start at worldFromEnv, which chooses between them; nothing else in Stoa asks which one it has.
export { describe, worldFromEnv, WorldError } from './world.ts'
export type { Env, Gateway, World } from './world.ts'

export { addressOf, mailboxOf } from './mail/address.ts'
export type { Mailbox } from './mail/address.ts'
export { isLocalMail, localMail } from './mail/local.ts'
export type { LocalMail, LocalMessage, MailHead } from './mail/local.ts'
export { MailError } from './mail/mail.ts'
export type { Blamed, Mail, MailAttachment, MailErrorCode, MailMessage } from './mail/mail.ts'
export { resendReports } from './mail/reports.ts'
export type { MailReport, MailReports } from './mail/reports.ts'
export { resendMail } from './mail/resend.ts'
export { smtpMail, smtpTarget } from './mail/smtp.ts'
export type { SmtpTarget } from './mail/smtp.ts'

export { diskStorage } from './storage/disk.ts'
export { s3Storage } from './storage/s3.ts'
export type { S3Options } from './storage/s3.ts'
export { sha256Of, StorageError } from './storage/storage.ts'
export type { Range, Storage, StorageErrorCode } from './storage/storage.ts'

export { encode, inspect, logo, refine, sharpImages } from './images/images.ts'
export type { EncodedImage, EncodedLogo, ImageFacts, ImageSize, Images } from './images/images.ts'
export { ImageError } from './images/limits.ts'
export type { ImageErrorCode, ImageKind } from './images/limits.ts'

export { fileKeyring } from './keyring/file.ts'
export { KeyringError } from './keyring/keyring.ts'
export type { Keyring, KeyringErrorCode } from './keyring/keyring.ts'
