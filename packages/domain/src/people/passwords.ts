import { hash, verify } from '@node-rs/argon2'

/** Shortest and longest password, in characters.  source: NIST SP 800-63B, 3.1.1.2 asks for 8 at least and 64 at least as the most. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const

// argon2id with the parameters of the OWASP password storage sheet: 19 MiB, two passes, one lane; 13 ms of a core.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// What an unknown address is compared with, so that it takes as long as a known one. It is the hash of random bytes nobody kept.
const NOBODY = hash(crypto.getRandomValues(new Uint8Array(32)), COST)

/** out: the encoded argon2id hash */
export async function hashPassword(password: string): Promise<string> {
  return oneOfTwo(() => hash(password.normalize('NFKC'), COST))
}

/** in: the stored hash, or null where nobody has this address · out: whether the password fits; the same work either way */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await NOBODY)
  const fits = await oneOfTwo(() => verify(against, password.normalize('NFKC')))
  return fits && stored !== null
}

// A storm of sign-ins must leave a core for everybody who is learning: two at a time, the others wait in line.
let running = 0
const line: (() => void)[] = []
async function oneOfTwo<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 2) await new Promise<void>((turn) => line.push(turn))
  else running++
  try {
    return await work()
  } finally {
    const next = line.shift()
    if (next) next()
    else running--
  }
}
