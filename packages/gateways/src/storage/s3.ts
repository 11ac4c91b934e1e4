// Storage in any S3-compatible bucket.
import { AwsClient } from 'aws4fetch'
import { StorageError, checkGot, checkKey, checkPut, checkRange } from './storage.ts'
import type { Storage } from './storage.ts'

/** Where a bucket is and who may use it. pathStyle: https://endpoint/bucket/key, which everyone but some AWS regions understands;
 *  otherwise https://bucket.endpoint/key. */
export type S3Options = {
  endpoint: string; bucket: string; accessKeyId: string; secretAccessKey: string; region: string; pathStyle: boolean
}

const TIMEOUT_MS = 30_000
const TIMEOUT_TRANSFER_MS = 300_000
// Clocks drift back, and a body damaged or cut on the way may arrive whole the next time.
const PASSING = ['RequestTimeTooSkewed', 'XAmzContentSHA256Mismatch', 'RequestTimeout', 'IncompleteBody']
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Storage in a bucket; the object's name is the key itself.
 *  in:      S3Options; the credentials need PutObject, GetObject, DeleteObject and ListBucket (without which S3 hides a 404 as 403)
 *  out:     a Storage of kind 's3'. Every body is signed with its hash, so the server refuses one damaged on the way
 *  refuses: as Storage; 5xx and 429 are tried twice more before they become storage/unavailable
 *  source:  https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html */
export function s3Storage({ endpoint, bucket, accessKeyId, secretAccessKey, region, pathStyle }: S3Options): Storage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  const base = new URL(endpoint)
  if (!pathStyle) base.hostname = `${bucket}.${base.hostname}`
  const root = `${base.origin}${base.pathname.replace(/\/+$/, '')}${pathStyle ? `/${bucket}` : ''}`

  async function ask(method: string, sha256: string, timeout: number, headers: Record<string, string> = {}, body?: Uint8Array) {
    const aborter = new AbortController()
    const timer = setTimeout(() => aborter.abort(), timeout)
    try {
      const response = await client.fetch(`${root}/${checkKey(sha256)}`, {
        method,
        // A copy on an ordinary buffer, as fetch wants it.
        body: body && new Uint8Array(body),
        headers: { 'x-amz-content-sha256': body ? sha256 : EMPTY_SHA256, ...headers },
        redirect: 'manual',
        signal: aborter.signal,
      })
      return response
    } catch (error) {
      if (error instanceof StorageError) throw error
      throw new StorageError('storage/unavailable', `The storage at ${base.host} was not reached.`, error)
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    kind: 's3',
    async put(sha256, bytes, contentType) {
      checkPut(sha256, bytes, contentType)
      const response = await ask('PUT', sha256, TIMEOUT_TRANSFER_MS, { 'content-type': contentType }, bytes)
      if (!response.ok) throw await errorOf(response)
      await response.body?.cancel()
    },
    async get(sha256) {
      const response = await ask('GET', sha256, TIMEOUT_MS)
      if (await isMissing(response)) return null
      if (!response.ok) throw await errorOf(response)
      const bytes = await response.bytes().catch((error: unknown) => {
        throw new StorageError('storage/unavailable', 'The storage hung up in the middle.', error)
      })
      return { bytes: checkGot(sha256, bytes), content_type: typeOf(response) }
    },
    async stream(sha256, range) {
      const wanted = checkRange(range)
      const response = await ask('GET', sha256, TIMEOUT_MS, wanted ? { range: `bytes=${wanted.start}-${wanted.end}` } : {})
      if (await isMissing(response)) return null
      if (!response.ok) throw await errorOf(response)
      // A server may answer a range with the whole; passing that on as a part would corrupt what is put together from it.
      const total = wanted ? /^bytes \d+-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1] : response.headers.get('content-length')
      if (!response.body || !total || response.status !== (wanted ? 206 : 200)) {
        await response.body?.cancel()
        throw new StorageError('storage/misconfigured', 'The storage does not answer ranges as S3 does.')
      }
      return { stream: response.body, size: Number(total), content_type: typeOf(response) }
    },
    async has(sha256) {
      const response = await ask('HEAD', sha256, TIMEOUT_MS)
      if (response.status === 404) return false
      if (!response.ok) throw await errorOf(response)
      return true
    },
    async delete(sha256) {
      const response = await ask('DELETE', sha256, TIMEOUT_MS)
      if (await isMissing(response)) return
      if (!response.ok) throw await errorOf(response)
      await response.body?.cancel()
    },
  }
}

const typeOf = (response: Response) => response.headers.get('content-type') ?? 'application/octet-stream'
const codeIn = (xml: string) => /<Code>([A-Za-z0-9]+)<\/Code>/.exec(xml)?.[1] ?? ''

// A missing object is an answer; a missing bucket is a mistake in the configuration, and must not look like an empty store.
async function isMissing(response: Response): Promise<boolean> {
  if (response.status !== 404) return false
  if (codeIn(await response.clone().text()) === 'NoSuchBucket') throw await errorOf(response)
  await response.body?.cancel()
  return true
}

async function errorOf(response: Response): Promise<StorageError> {
  const { status } = response
  const code = codeIn(await response.text().catch(() => ''))
  const said = `The storage answered ${status}${code ? ` ${code}` : ''}.`
  if (status === 416) return new StorageError('storage/bad-range', said)
  if (status === 507) return new StorageError('storage/full', said)
  const passing = status >= 500 || status === 408 || status === 429 || PASSING.includes(code)
  return new StorageError(passing ? 'storage/unavailable' : 'storage/misconfigured', said)
}
