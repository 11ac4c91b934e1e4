import { expect, test } from 'vitest'
import { hashOf, newToken } from './tokens.ts'
import { ACME, personOf, scene, useGround } from '../testing.ts'
import { applyRoles } from './apply-roles.ts'
import type { Ctx } from '../tenancy/index.ts'

useGround()

test('a role that comes or goes ends the sessions of its person, and one that stays leaves them', () =>
  scene(ACME, 'admin', async (ctx) => {
    const operator = { ...ctx, actor: { kind: 'operator', id: null } } as Ctx
    const person = { id: personOf(ACME, 'learner'), email: 'learner@acme.example' }
    const signIn = () =>
      ctx.trx
        .insertInto('sessions')
        .values({
          id_hash: hashOf(newToken()),
          person_id: person.id,
          academy_id: ctx.academy.id,
          user_agent: 'test',
          opened_by: 'password',
          expires_at: new Date(Date.now() + 1e6),
          ends_at: new Date(Date.now() + 1e6),
        })
        .execute()
    const sessions = async () => (await ctx.trx.selectFrom('sessions').select('person_id').where('person_id', '=', person.id).execute()).length
    await signIn()
    await applyRoles(operator, person, [{ role: 'support' }])
    expect(await sessions()).toBe(0)
    await signIn()
    await applyRoles(operator, person, [{ role: 'support' }])
    expect(await sessions()).toBe(1)
    await applyRoles(operator, person, [])
    expect(await sessions()).toBe(0)
  }))
