import { compose, queueMail, type Academy, type Message, type TenantCtx } from '../tenancy/index.ts'

/** Something about an account that its person should hear of even if they did not do it. */
export type AccountNews =
  | 'passkey-added'
  | 'passkey-removed'
  | 'authenticator-on'
  | 'authenticator-off'
  | 'recovery-code-used'
  | 'recovery-codes-made'
  | 'password-changed'
  | 'second-factor-reset'

const notYou = 'If it was not you, somebody else can get in: set a new password at once, and end all other sessions on the page of your account.'

const words: Record<AccountNews, { subject: string; happened: string }> = {
  'passkey-added': {
    subject: 'A passkey was added to your account',
    happened: 'A passkey named “{what}” was added to your account. It signs you in without a password.',
  },
  'passkey-removed': { subject: 'A passkey was removed from your account', happened: 'The passkey named “{what}” was removed from your account.' },
  'authenticator-on': {
    subject: 'Codes are asked for now',
    happened: 'An authenticator app was set up. From now on you are asked for its code when you sign in.',
  },
  'authenticator-off': {
    subject: 'Codes are no longer asked for',
    happened: 'Your authenticator app was taken off your account. You are no longer asked for a code.',
  },
  'recovery-code-used': { subject: 'A recovery code was used', happened: 'A recovery code was used to sign in. It is used up; {what}.' },
  'recovery-codes-made': {
    subject: 'You have new recovery codes',
    happened: 'New recovery codes were made for your account. The old ones no longer work.',
  },
  'password-changed': {
    subject: 'Your password was changed',
    happened: 'The password of your account was changed, and every other device was signed out.',
  },
  'second-factor-reset': {
    subject: 'Your second factor was reset',
    happened: 'Whoever runs this academy took your authenticator app, passkeys and recovery codes off your account and signed you out everywhere.',
  },
}

/** The letter about it.  in: what is filled in for {what} */
export function newsLetter(academy: Academy, news: AccountNews, what = ''): Message {
  const { subject, happened } = words[news]
  return {
    subject: `${subject}, ${academy.name}`,
    paragraphs: ['Hello,', happened.replace('{what}', () => what), `If it was you, there is nothing to do. ${notYou}`],
    because: `You get this mail because of your account at ${academy.name}. Mail about its safety cannot be switched off.`,
  }
}

/** Queues a letter to the person themselves.  in: the academy it comes from; whom; the kind it is kept under; the letter */
export async function writeTo(
  ctx: TenantCtx,
  academy: Academy,
  person: { id: string; email: string },
  kind: string,
  message: Message,
): Promise<void> {
  await queueMail(ctx, { academy_id: academy.id, person_id: person.id, kind, to_address: person.email, ...compose(academy, message) })
}
