import type { Database } from '@stoa/db'
import type { Academy, PublicAddress, SignedIn } from '@stoa/domain/tenancy'
import type { World } from '@stoa/gateways'
import type { Logger } from 'pino'
import type { Session } from '../app/session.server.ts'
import type { AcademyDoor } from './academy-door.ts'
import type { Config } from './config.ts'
import type { FairShare } from './fair-share.ts'

/** What one web process has: made once at start, handed to every request. */
export interface Site {
  db: Database
  world: World
  log: Logger
  config: Config
  address: PublicAddress
  door: AcademyDoor
  share: FairShare
}

/** What one request brings into Remix, as `context`. Never ambient: loaders and actions receive it. */
export interface RequestContext extends Site {
  academy: Academy
  requestId: string
  /** For the scripts and styles of this one page. */
  nonce: string
  /** Of the academy: from its own host, never from the request. */
  origin: string
  /** Who is asking, as rate counters know them: an address, or the /64 of an IPv6 one. */
  clientAddress: string
  secure: boolean
  /** Headers that the answer gets whatever becomes of it: Remix forgets those of an action when it shows a page. */
  headers: Record<string, string>
  /** The page that was rendered. It is handed to the server beside its Response, whose body would copy it three times on the way. */
  page: Buffer | null
  /** Asked from this machine, with no proxy in between. */
  direct: boolean
  /** What this browser keeps of a guest's visit; given to it by visit.server.ts where it has none. */
  visit: string | null
  /** In which language and time zone whoever is looking reads: what they chose, what their browser asks for, or the
   *  academy's. */
  reader: { locale: string; time_zone: string }
  /** Null for a guest, and for whoever needs a second factor and has none: nothing but setting one up is open to them. Loads once. */
  viewer(): Promise<SignedIn | null>
  /** Of either. */
  session(): Promise<Session | null>
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
}
