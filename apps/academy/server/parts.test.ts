import type { LoaderFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { loader } from '../app/routes/[_ui].tsx'
import { configFrom } from './config.ts'

const asked = async (env: Record<string, string>, direct = true) => {
  const context = { config: configFrom({ DATABASE_URL: 'unused', ...env }), direct, headers: { 'content-security-policy': "frame-src 'none'; frame-ancestors 'none'" } }
  const answer = await loader({ context } as unknown as LoaderFunctionArgs).then(
    () => 200,
    (refused: { init: { status: number } }) => refused.init.status,
  )
  return { answer, policy: context.headers['content-security-policy'] }
}

test('in production there is no page of parts, whatever else is set up, and what may frame a page stays as it was', async () => {
  const production = { NODE_ENV: 'production', STOA_DATABASE: 'embedded', STOA_DEMONSTRATION: 'yes', STOA_PLATFORM_DOMAIN: 'academies.example' }
  for (const env of [{}, production, { ...production, STOA_DEV: 'yes' }, { ...production, STOA_UI: '' }])
    expect(await asked(env)).toEqual({ answer: 404, policy: "frame-src 'none'; frame-ancestors 'none'" })
})

test('in development and where a test asks for it there is one, to this machine alone, and it frames itself', async () => {
  for (const env of [{ STOA_DEV: '1' }, { STOA_UI: 'yes' }] as Record<string, string>[]) {
    expect(await asked(env)).toEqual({ answer: 200, policy: "frame-src 'self'; frame-ancestors 'self'" })
    expect(await asked(env, false)).toMatchObject({ answer: 404 })
  }
})
