// What storage is to the rest of Stoa: bytes under their own hash, so that a name can never mean two things.
import { createHash } from 'node:crypto'

/** Content-addressed storage. Keys are SHA-256 in lower case hex; sizes are bytes.
 *  who:     routes and jobs, never code inside a transaction
 *  refuses: StorageError, whose `retry` says whether trying the same again later can help */
export interface Storage {
  readonly kind: 's3' | 'disk'
  /** Store bytes; the same key twice is fine, and the later content type stays.  refuses: storage/wrong-hash, storage/bad-type */
  put(sha256: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** The bytes, verified, or null when there are none.  refuses: storage/corrupt when they are no longer what was stored */
  get(sha256: string): Promise<{ bytes: Uint8Array; content_type: string } | null>
  /** The bytes as a stream, not verified, or null when there are none.
   *  in:  range as in HTTP: first and last byte, both included; an end past the last byte means the last byte
   *  out: the stream; size of the whole, not of the range.  refuses: storage/bad-range when it starts past the last byte */
  stream(sha256: string, range?: Range): Promise<{ stream: ReadableStream<Uint8Array>; size: number; content_type: string } | null>
  /** Whether bytes are stored under this key. */
  has(sha256: string): Promise<boolean>
  /** Forget the bytes; deleting what is not there is fine. */
  delete(sha256: string): Promise<void>
}

/** First and last byte, both included. */
export type Range = { start: number; end: number }

/** Why storage said no. `storage/unavailable` and `storage/full` may pass; the others will not by themselves. */
export type StorageErrorCode =
  | 'storage/bad-key'       // Not 64 lower case hex digits.
  | 'storage/bad-type'      // Not a media type.
  | 'storage/bad-range'     // Not within the bytes.
  | 'storage/wrong-hash'    // The bytes to store are not those of the key.
  | 'storage/corrupt'       // The stored bytes are not those of the key any more.
  | 'storage/misconfigured' // Credentials, bucket or permissions are wrong.
  | 'storage/full'          // No space left.
  | 'storage/unavailable'   // Down, busy or not to be reached.

/** A no of a storage.  in: code; sentence for a log, without secrets; what caused it.  `retry` follows from the code. */
export class StorageError extends Error {
  readonly code: StorageErrorCode
  readonly retry: boolean
  constructor(code: StorageErrorCode, sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.name = 'StorageError'
    this.code = code
    this.retry = code === 'storage/unavailable' || code === 'storage/full'
  }
}

/** The key under which bytes are stored.  in: bytes.  out: SHA-256 in lower case hex */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Let a key through.  in: anything.  out: the key.  refuses: storage/bad-key, so that no key becomes a path */
export function checkKey(sha256: string): string {
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) throw new StorageError('storage/bad-key', 'A key is 64 lower case hex digits.')
  return sha256
}

/** Let bytes in.  in: as put.  refuses: storage/bad-key, storage/bad-type, storage/wrong-hash */
export function checkPut(sha256: string, bytes: Uint8Array, contentType: string): void {
  checkKey(sha256)
  if (!/^[\w.+-]+\/[\w.+-]+(; ?[\w-]+="?[\w.+-]+"?)*$/.test(contentType)) {
    throw new StorageError('storage/bad-type', 'A content type is a media type such as application/pdf.')
  }
  if (sha256Of(bytes) !== sha256) throw new StorageError('storage/wrong-hash', 'These bytes are not the ones this key stands for.')
}

/** Let bytes out.  in: key and stored bytes.  out: the bytes.  refuses: storage/corrupt */
export function checkGot(sha256: string, bytes: Uint8Array): Uint8Array {
  if (sha256Of(bytes) !== sha256) throw new StorageError('storage/corrupt', `What is stored as ${sha256} has changed.`)
  return bytes
}

/** Let a range through.  in: range or none.  out: the same.  refuses: storage/bad-range unless 0 ≤ start ≤ end, both whole */
export function checkRange(range: Range | undefined): Range | undefined {
  const { start, end } = range ?? { start: 0, end: 0 }
  if (Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end) return range
  throw new StorageError('storage/bad-range', 'A range has a first and a last byte, in that order.')
}
