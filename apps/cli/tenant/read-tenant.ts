import { basename, resolve } from 'node:path'
import { z } from 'zod'
import type { Images } from '@stoa/gateways'
import { ImageError } from '@stoa/gateways'
import { checkReferences } from './check-references.ts'
import { Faults, type Fault } from './faults.ts'
import { isSlug } from './fields.ts'
import * as forms from './forms.ts'
import { readCourse, yamlFiles, type CourseRead } from './read-course.ts'
import { openFolder, type Folder } from './read-files.ts'
import { readYaml, type Read } from './read-yaml.ts'

/** A file whose name is the slug of what it describes. */
export type Named<T> = Read<T> & { slug: string }

/** What can be said of a tenant without opening its courses. */
export type TenantFront = Pick<TenantRead, 'facts' | 'academies' | 'people'>

/** A tenant's folder as read, with the lines of everything in it. */
export interface TenantRead {
  slug: string
  facts: Read<forms.TenantFile>
  logo: Uint8Array | null
  organizations: Named<forms.OrganizationFile>[]
  academies: Named<forms.AcademyFile>[]
  certifications: Named<forms.CertificationFile>[]
  /** Null: there is no people.yaml, which says nothing about anybody. */
  people: Read<forms.PeopleFile> | null
  courses: CourseRead[]
}

const KNOWN = ['tenant.yaml', 'people.yaml', 'brand', 'academies', 'organizations', 'certifications', 'courses']

/** Reads the folder of a tenant and checks everything in it.
 *  in:  typed, the folder; its name is the tenant's slug unless slug says otherwise · platformDomain, under which no custom host may lie
 *  out: the tenant, or every fault there is, with file and line */
export async function readTenant(
  typed: string,
  { images, platformDomain, slug = basename(resolve(typed)) }: { images: Images; platformDomain: string; slug?: string },
): Promise<{ tenant: TenantRead } | { faults: Fault[] }> {
  const faults = new Faults()
  const folder = await openFolder(faults, typed).catch(() => null)
  if (!folder) return { faults: [{ file: typed, line: 1, sentence: 'There is no such folder.' }] }
  if (!isSlug(slug) || !/^[a-z]/.test(slug))
    faults.add(typed, 1, `${slug} cannot be a tenant’s name: lower-case words joined by hyphens, beginning with a letter.`)
  const entries = await folder.list('')
  for (const name of entries)
    if (!KNOWN.includes(name)) faults.add(folder.shown(name), 1, 'Nothing of this name belongs into the folder of a tenant.')
  const facts = await readOne(faults, folder, 'tenant.yaml', forms.tenantFile)
  if (!entries.includes('tenant.yaml')) faults.add(folder.shown('tenant.yaml'), 1, 'This file is missing.')
  const rest = {
    logo: await readLogo(faults, folder, images),
    organizations: await readAll(faults, folder, 'organizations', forms.organizationFile),
    academies: await readAll(faults, folder, 'academies', forms.academyFile),
    certifications: await readAll(faults, folder, 'certifications', forms.certificationFile),
    people: await readOne(faults, folder, 'people.yaml', forms.peopleFile),
    courses: await readCourses(faults, folder, images),
  }
  checkReferences(rest, {
    slug,
    domain: platformDomain,
    embedHosts: facts?.value.embed_hosts ?? null,
    hasAcademy: await names(folder, 'academies'),
    hasOrganization: await names(folder, 'organizations'),
  })
  return facts && faults.isEmpty ? { tenant: { slug, facts, ...rest } } : { faults: faults.list }
}

/** Reads only a tenant's own facts, its academies and its people: enough to say where to sign in, and as whom. */
export async function readFront(typed: string): Promise<{ front: TenantFront } | { faults: Fault[] }> {
  const faults = new Faults()
  const folder = await openFolder(faults, typed)
  const facts = await readOne(faults, folder, 'tenant.yaml', forms.tenantFile)
  if (!facts && faults.isEmpty) faults.add(folder.shown('tenant.yaml'), 1, 'This file is missing.')
  const academies = await readAll(faults, folder, 'academies', forms.academyFile)
  const people = await readOne(faults, folder, 'people.yaml', forms.peopleFile)
  return facts && faults.isEmpty ? { front: { facts, academies, people } } : { faults: faults.list }
}

// What was written and could not be read has its own faults; whoever names it is not told that it does not exist.
async function names(folder: Folder, at: string): Promise<(slug: string) => boolean> {
  const files = new Set(await folder.list(at))
  return (slug) => files.has(`${slug}.yaml`)
}

async function readOne<T>(faults: Faults, folder: Folder, path: string, schema: z.ZodType<T>): Promise<Read<T> | null> {
  const text = await folder.text(path)
  return text === null ? null : readYaml(faults, folder.shown(path), text, schema)
}

async function readAll<T>(faults: Faults, folder: Folder, at: string, schema: z.ZodType<T>): Promise<Named<T>[]> {
  const all: Named<T>[] = []
  for (const { slug, path, text } of await yamlFiles(faults, folder, at)) {
    const read = readYaml(faults, path, text, schema)
    if (read) all.push({ slug, ...read })
  }
  return all
}

async function readCourses(faults: Faults, folder: Folder, images: Images): Promise<CourseRead[]> {
  const courses: CourseRead[] = []
  for (const slug of await folder.list('courses')) {
    if (isSlug(slug)) courses.push(await readCourse(faults, folder, images, slug))
    else faults.add(folder.shown(`courses/${slug}`), 1, 'A course’s folder is its slug: lower-case words joined by hyphens.')
  }
  return courses
}

async function readLogo(faults: Faults, folder: Folder, images: Images): Promise<Uint8Array | null> {
  const file = folder.shown('brand/logo.png')
  for (const name of await folder.list('brand'))
    if (name !== 'logo.png') faults.add(folder.shown(`brand/${name}`), 1, 'brand/ holds logo.png and nothing else.')
  const bytes = await folder.bytes('brand/logo.png')
  if (!bytes) return null
  try {
    const { width, height, format } = await images.inspect(bytes)
    if (format !== 'png') faults.add(file, 1, `This is a ${format} picture, not PNG.`)
    if (width !== height || width < 256) faults.add(file, 1, `The logo must be square and at least 256 pixels wide; it is ${width} × ${height}.`)
  } catch (error) {
    if (!(error instanceof ImageError)) throw error
    faults.add(file, 1, error.message)
  }
  return bytes
}
