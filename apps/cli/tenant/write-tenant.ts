import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Storage } from '@stoa/gateways'
import type { TenantExport } from './export-tenant.ts'
import { courseFiles, type FileBytes } from './write-course.ts'
import { inOrder, yaml } from './yaml-text.ts'

/** Why nothing was written; the message is a sentence for the operator. */
export class WriteRefused extends Error {}

/** Writes a tenant into a folder in the form that applying reads: whole, or not at all.
 *  in:      folder, absent or empty; storage, where the bytes of files are
 *  refuses: WriteRefused for a folder that holds something, and for bytes that storage no longer has */
export async function writeTenant(tenant: TenantExport, storage: Pick<Storage, 'get'>, folder: string): Promise<void> {
  const holds = await readdir(folder).catch(() => null)
  if (holds && holds.length > 0) throw new WriteRefused(`${folder} is not empty. Name a folder that is, or one that does not exist.`)
  const partial = `${folder.replace(/[/\\]+$/, '')}.partial`
  await rm(partial, { recursive: true, force: true })
  try {
    for (const [path, content] of filesOf(tenant)) {
      if (!/^[\w.-]+(\/[\w.-]+)*$/.test(path) || path.split('/').includes('..')) throw new WriteRefused(`${path} is no name for a file.`)
      await mkdir(dirname(join(partial, path)), { recursive: true })
      await writeFile(join(partial, path), typeof content === 'string' ? content : await bytesOf(storage, content, path))
    }
    if (holds) await rmdir(folder)
    await rename(partial, folder)
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

function filesOf(tenant: TenantExport): Map<string, string | FileBytes> {
  const files = new Map<string, string | FileBytes>()
  const { logo_sha256, ...company } = tenant.company
  files.set('tenant.yaml', yaml(said({ ...company, demonstration: tenant.demonstration })))
  if (logo_sha256) files.set('brand/logo.png', { sha256: logo_sha256 })
  for (const { slug, ...form } of tenant.organizations) files.set(`organizations/${slug}.yaml`, yaml(said(form)))
  for (const { slug, sign_in, brand, catalogue, shelves, aliases, ...form } of tenant.academies) {
    files.set(`academies/${slug}.yaml`, yaml(said({ ...form, sign_in: said(sign_in), brand: inOrder(brand), catalogue, shelves, aliases })))
  }
  for (const { slug, ...form } of tenant.certifications) files.set(`certifications/${slug}.yaml`, yaml(form))
  if (tenant.people) files.set('people.yaml', yaml(tenant.people.map(said)))
  for (const course of tenant.courses)
    for (const [path, content] of courseFiles(course, tenant.types)) files.set(`courses/${course.slug}/${path}`, content)
  return files
}

/** Without what is said by leaving it out. */
function said(form: object): object {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== null && !(typeof value === 'object' && Object.keys(value).length === 0)))
}

async function bytesOf(storage: Pick<Storage, 'get'>, { sha256 }: FileBytes, path: string): Promise<Uint8Array> {
  const stored = await storage.get(sha256)
  if (!stored) throw new WriteRefused(`Storage does not hold ${path} any more (${sha256}).`)
  return stored.bytes
}
