import { expect, test } from 'vitest'
import { signatureFault } from './signature-v4.ts'

// source: the example "GET Object" in https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
const account = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1' }
const at = Date.UTC(2013, 4, 24)
const request = {
  method: 'GET',
  url: '/test.txt',
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
    authorization: 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
}

test('the published example is a right signature, and nothing near it is', () => {
  const none = new Uint8Array()
  expect(signatureFault(request, none, account, at)).toBeNull()
  expect(signatureFault({ ...request, url: '/other.txt' }, none, account, at)).toEqual([403, 'SignatureDoesNotMatch'])
  expect(signatureFault(request, new Uint8Array(1), account, at)).toEqual([400, 'XAmzContentSHA256Mismatch'])
  expect(signatureFault(request, none, { ...account, secretAccessKey: 'guess' }, at)).toEqual([403, 'SignatureDoesNotMatch'])
  expect(signatureFault(request, none, account, at + 16 * 60_000)).toEqual([403, 'RequestTimeTooSkewed'])
  expect(signatureFault({ ...request, headers: {} }, none, account, at)).toEqual([403, 'AccessDenied'])
})
