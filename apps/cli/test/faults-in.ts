import { sharpImages } from '@stoa/gateways'
import { printed } from '../tenant/faults.ts'
import { readTenant } from '../tenant/read-tenant.ts'

/** What is wrong in a folder, a line each, files by their path inside it. */
export async function faultsIn(folder: string): Promise<string[]> {
  const read = await readTenant(folder, { images: sharpImages(), platformDomain: 'localhost' })
  return 'faults' in read
    ? printed(read.faults)
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(`${folder}/`, ''))
    : []
}
