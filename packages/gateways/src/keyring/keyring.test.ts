import { spawn } from 'node:child_process'
import { createPublicKey, verify } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileKeyring } from './file.ts'

let root: string
beforeAll(async () => { root = await mkdtemp(join(tmpdir(), 'keyring-')) })
afterAll(() => rm(root, { recursive: true }))
const folder = () => mkdtemp(join(root, 'k-'))
const bytes = (words: string) => new TextEncoder().encode(words)
const words = (plain: Uint8Array) => new TextDecoder().decode(plain)

test('what is sealed opens again, also in the next process, and never looks the same twice', async () => {
  const dir = await folder()
  for (const plain of ['', 'sk_live_secret', 'ż'.repeat(100_000)]) {
    const sealed = await fileKeyring(dir).seal('halden', 'stripe', bytes(plain))
    expect(sealed).toMatch(/^v1\.[0-9a-f]{12}\.[\w-]+$/)
    expect(words(await fileKeyring(dir).open('halden', 'stripe', sealed))).toBe(plain)
    expect(await fileKeyring(dir).seal('halden', 'stripe', bytes(plain))).not.toBe(sealed)
  }
})

test('another tenant, another purpose, or the two run together differently, do not open it', async () => {
  const keyring = fileKeyring(await folder())
  const sealed = await keyring.seal('ab', 'c', bytes('secret'))
  for (const [tenant, purpose] of [['meridian', 'c'], ['ab', 'd'], ['a', 'bc'], ['AB', 'c'], ['ab","c', 'c']] as const) {
    await expect(keyring.open(tenant, purpose, sealed)).rejects.toMatchObject({ code: 'keyring/wrong-key' })
  }
})

test('no byte of a sealed text can be changed', async () => {
  const keyring = fileKeyring(await folder())
  const sealed = await keyring.seal('halden', 'stripe', bytes('secret'))
  for (let at = 0; at < sealed.length; at++) {
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
    await expect(keyring.open('halden', 'stripe', changed)).rejects.toMatchObject({ name: 'KeyringError' })
  }
  // The last character holds bits that base64url ignores; changing those is a change too.
  const others = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].filter((last) => last !== sealed.at(-1))
  for (const last of others) {
    await expect(keyring.open('halden', 'stripe', sealed.slice(0, -1) + last)).rejects.toMatchObject({ name: 'KeyringError' })
  }
})

test.each(['', 'secret', 'v1.', 'v1.000000000000.', 'v1.000000000000.AAAA', 'v2.000000000000.AAAA', 'v1.000000000000.ä'])(
  'the text %j is malformed', async (text) => {
    await expect(fileKeyring(await folder()).open('halden', 'stripe', text)).rejects.toMatchObject({ code: 'keyring/malformed' })
  })

test('a tenant and a purpose are always named', async () => {
  const keyring = fileKeyring(await folder())
  await expect(keyring.seal('', 'stripe', bytes('x'))).rejects.toMatchObject({ code: 'keyring/bad-name' })
  await expect(keyring.sign('halden', '', bytes('x'))).rejects.toMatchObject({ code: 'keyring/bad-name' })
})

test('a signature verifies with the published key, and each tenant and purpose has its own', async () => {
  const dir = await folder()
  const keyring = fileKeyring(dir)
  const { key_id, signature } = await keyring.sign('halden', 'certificates', bytes('a certificate'))
  const shown = await fileKeyring(dir).publicKey('halden', 'certificates', key_id)
  expect(shown.key_id).toBe(key_id)
  const key = createPublicKey(shown.spki_pem)
  expect(key.asymmetricKeyType).toBe('ed25519')
  expect(verify(null, bytes('a certificate'), key, Buffer.from(signature, 'base64url'))).toBe(true)
  expect(verify(null, bytes('a Certificate'), key, Buffer.from(signature, 'base64url'))).toBe(false)
  const ids = [key_id, (await keyring.publicKey('meridian', 'certificates')).key_id, (await keyring.publicKey('halden', 'badges')).key_id]
  expect(new Set(ids).size).toBe(3)
  expect((await keyring.publicKey('halden', 'badges')).key_id).toBe(ids[2])
})

test('a key that is not there is unknown, and asking for it makes none', async () => {
  const dir = await folder()
  const keyring = fileKeyring(dir)
  await expect(keyring.publicKey('halden', 'certificates', 'some-id')).rejects.toMatchObject({ code: 'keyring/unknown-key' })
  expect(await readdir(dir)).not.toContain('signing')
  const { key_id } = await keyring.publicKey('halden', 'certificates')
  await expect(keyring.publicKey('meridian', 'certificates', key_id)).rejects.toMatchObject({ code: 'keyring/unknown-key' })
})

test('a signing key put in another tenant’s place does not open', async () => {
  const dir = await folder()
  const keyring = fileKeyring(dir)
  await keyring.sign('halden', 'certificates', bytes('x'))
  const [halden] = await readdir(join(dir, 'signing'))
  await keyring.sign('meridian', 'certificates', bytes('x'))
  const meridian = (await readdir(join(dir, 'signing'))).find((name) => name !== halden)!
  await writeFile(join(dir, 'signing', meridian), await readFile(join(dir, 'signing', halden!)))
  await expect(keyring.sign('meridian', 'certificates', bytes('x'))).rejects.toMatchObject({ code: 'keyring/wrong-key' })
})

test('neither secrets nor keys lie in the folder in the clear, and no one else may read it', async () => {
  const dir = join(await folder(), 'made', 'later')
  await fileKeyring(dir).sign('halden', 'certificates', bytes('x'))
  const paths = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  expect(paths).toHaveLength(3)
  for (const path of paths) expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await stat(dir)).mode & 0o777).toBe(0o700)
  expect(await readFile(join(dir, 'master.key'))).toHaveLength(32)
  expect(await readFile(paths.find((path) => path.includes('signing'))!, 'utf8')).toMatch(/^v1\./)
})

test('six processes that start at once share one master key and one signing key', async () => {
  const dir = await folder()
  const script = `
    const { fileKeyring } = await import(${JSON.stringify(new URL('./file.ts', import.meta.url).href)})
    const keyring = fileKeyring(${JSON.stringify(dir)})
    process.stdout.write('ready')
    await new Promise((done) => process.stdin.once('data', done))
    const sealed = await keyring.seal('halden', 'stripe', Buffer.from('secret'))
    console.log(JSON.stringify({ sealed, key_id: (await keyring.publicKey('halden', 'certificates')).key_id }))
    process.exit()`
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }))
  await Promise.all(children.map((child) => once(child.stdout, 'data')))
  const answers = children.map(async (child) => {
    let said = ''
    child.stdout.on('data', (part) => { said += part })
    await once(child, 'close')
    return JSON.parse(said) as { sealed: string; key_id: string }
  })
  for (const child of children) child.stdin.write('go')
  const all = await Promise.all(answers)
  expect(new Set(all.map(({ key_id }) => key_id)).size).toBe(1)
  for (const { sealed } of all) expect(words(await fileKeyring(dir).open('halden', 'stripe', sealed))).toBe('secret')
  expect((await readdir(dir)).sort()).toEqual(['master.id', 'master.key', 'signing'])
})

test('a lost master key is said clearly, no new one takes its place, and restoring it heals without a restart', async () => {
  const dir = await folder()
  const sealed = await fileKeyring(dir).seal('halden', 'stripe', bytes('secret'))
  const backup = await readFile(join(dir, 'master.key'))
  await rm(join(dir, 'master.key'))
  const keyring = fileKeyring(dir)
  await expect(keyring.seal('halden', 'stripe', bytes('x'))).rejects.toMatchObject({
    code: 'keyring/master-lost', message: expect.stringContaining('Restore that file from its backup'),
  })
  expect(await readdir(dir)).toEqual(['master.id'])
  await writeFile(join(dir, 'master.key'), backup, { mode: 0o600 })
  expect(words(await keyring.open('halden', 'stripe', sealed))).toBe('secret')
})

test('another master key in its place, here or on a new machine, is said clearly too', async () => {
  const [one, other] = [await folder(), await folder()]
  const sealed = await fileKeyring(one).seal('halden', 'stripe', bytes('secret'))
  await expect(fileKeyring(other).open('halden', 'stripe', sealed)).rejects.toMatchObject({ code: 'keyring/master-lost' })
  await writeFile(join(one, 'master.key'), await readFile(join(other, 'master.key')), { mode: 0o600 })
  await expect(fileKeyring(one).open('halden', 'stripe', sealed)).rejects.toMatchObject({ code: 'keyring/master-lost' })
  // Nothing is sealed with it either: that would open on neither machine once the right key is back.
  await expect(fileKeyring(one).seal('halden', 'stripe', bytes('x'))).rejects.toMatchObject({ code: 'keyring/master-lost' })
})

test('a master key that is damaged, or that others may read, is refused', async () => {
  const dir = await folder()
  await fileKeyring(dir).seal('halden', 'stripe', bytes('x'))
  await chmod(join(dir, 'master.key'), 0o640)
  await expect(fileKeyring(dir).seal('halden', 'stripe', bytes('x'))).rejects.toMatchObject({
    code: 'keyring/master-unreadable', message: expect.stringContaining('chmod 600'),
  })
  await chmod(join(dir, 'master.key'), 0o600)
  await writeFile(join(dir, 'master.key'), 'short')
  await expect(fileKeyring(dir).seal('halden', 'stripe', bytes('x'))).rejects.toMatchObject({ code: 'keyring/master-unreadable' })
  const file = join(await folder(), 'file')
  await writeFile(file, '')
  await expect(fileKeyring(file).seal('halden', 'stripe', bytes('x'))).rejects.toMatchObject({ code: 'keyring/master-unreadable' })
})
