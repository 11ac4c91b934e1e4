import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { Refusal } from '@stoa/domain'
import { isLocalMail, type LocalMail } from '@stoa/gateways'

/** The twin's mailbox, where it may be looked at.  refuses: page/unknown where mail is real, the database somebody's, or the page served beyond this machine */
export function mailboxOfTwin({ context }: LoaderFunctionArgs): LocalMail {
  const { mail } = context.world
  if (!context.config.mailbox || !context.direct || !isLocalMail(mail)) throw unknown()
  return mail
}

/** refuses: page/unknown */
export async function letterOf(mailbox: LocalMail, id: string) {
  const letter = await mailbox.read(id)
  if (!letter) throw unknown()
  return letter
}

function unknown() {
  const { code, status, sentence, fields } = new Refusal('page/unknown')
  return data({ code, status, sentence, fields }, { status })
}
