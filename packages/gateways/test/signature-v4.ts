// Signature Version 4, checked the way a server checks it, written from the published steps and sharing no code with the client.
// source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** The one account that the server knows. */
export type Account = { accessKeyId: string; secretAccessKey: string; region: string }

/** What of a request is signed. */
export type Signed = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Uint8Array, data: string) => createHmac('sha256', key).update(data).digest()
const SHAPE = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/

/** What is wrong with a request's signature.
 *  in:  the request, its body, the account, and the time.  out: null when nothing is; else status and S3's error code */
export function signatureFault(request: Signed, body: Uint8Array, account: Account, now = Date.now()): [number, string] | null {
  const authorization = request.headers.authorization
  if (!authorization) return [403, 'AccessDenied']
  const [, keyId, day, region, signedHeaders, signature] = SHAPE.exec(authorization) ?? []
  if (!keyId || !day || !signedHeaders || !signature) return [400, 'AuthorizationHeaderMalformed']
  if (keyId !== account.accessKeyId) return [403, 'InvalidAccessKeyId']
  if (region !== account.region) return [400, 'AuthorizationHeaderMalformed']
  const names = signedHeaders.split(';')
  const amz = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))
  if (names.join() !== [...names].sort().join() || !['host', ...amz].every((name) => names.includes(name))) return [403, 'AccessDenied']
  const time = String(request.headers['x-amz-date'])
  const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(now - at) < 15 * 60_000) || !time.startsWith(day)) return [403, 'RequestTimeTooSkewed']
  const payload = String(request.headers['x-amz-content-sha256'])
  if (payload !== sha256(body)) return [400, 'XAmzContentSHA256Mismatch']
  const url = new URL(request.url ?? '', 'http://host')
  const canonical = [
    request.method, url.pathname, url.searchParams.toString(),
    ...names.map((name) => `${name}:${String(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}`), '', signedHeaders, payload,
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const key = [day, region, 's3', 'aws4_request'].reduce((last: string | Buffer, part) => hmac(last, part), `AWS4${account.secretAccessKey}`)
  const right = hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n'))
  return timingSafeEqual(right, Buffer.from(signature, 'hex')) ? null : [403, 'SignatureDoesNotMatch']
}
