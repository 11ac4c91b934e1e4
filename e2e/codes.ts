/** What a person has besides a password: an app that shows codes, and a device that keeps passkeys. */
import type { CDPSession, Page } from '@playwright/test'
import { createHmac } from 'node:crypto'

/** The code an app shows.  in: the secret as it was typed into it; how many half minutes from now · source: RFC 6238 */
export function codeFor(typed: string, steps = 0): string {
  const bits = [...typed.replace(/\s/g, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const mac = createHmac('sha1', secret).update(counter).digest()
  return String((mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** A device that keeps passkeys and knows its person by their finger, built into the browser of a page. */
export async function withDevice(page: Page): Promise<{ session: CDPSession; recognises(yes: boolean): Promise<void> }> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { session, recognises: async (yes) => void (await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: yes })) }
}
