/** The bare limit: what Remix can do when an app asks one query and shows it, and nothing else. No session, no rights, no tenant, no
 *  policy, no words. Written without JSX, so that it needs no build of its own. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, useLoaderData } from '@remix-run/react'
import type { Database } from '@stoa/db'
import { createElement as h } from 'react'

interface Card {
  id: number
  title: string
  summary: string
  minutes: number
}

const poolOf = (args: LoaderFunctionArgs | ActionFunctionArgs) => (args.context as unknown as { pool: Database['pool'] }).pool

export const root = {
  default: () =>
    h('html', { lang: 'en' }, h('head', null, h('meta', { charSet: 'utf-8' }), h(Meta), h(Links)), h('body', null, h(Outlet), h(Scripts))),
}

/** A page with one row. */
export const page = {
  loader: async (args: LoaderFunctionArgs) => ({
    card: (await poolOf(args).query<Card>('select id, title, summary, minutes from cards where id = $1', [7])).rows[0]!,
  }),
  default: function Page() {
    const { card } = useLoaderData<typeof page.loader>()
    return h('main', null, h('h1', null, card.title), h('p', null, card.summary), h('p', null, `${card.minutes} minutes`))
  },
}

/** A page with fifty rows, each a plain link. */
export const cards = {
  loader: async (args: LoaderFunctionArgs) => ({
    cards: (await poolOf(args).query<Card>('select id, title, summary, minutes from cards order by id limit 50')).rows,
  }),
  default: function Cards() {
    const { cards: rows } = useLoaderData<typeof cards.loader>()
    return h(
      'main',
      null,
      h('h1', null, 'Catalogue'),
      h(
        'ul',
        null,
        rows.map((card) =>
          h(
            'li',
            { key: card.id },
            h('a', { href: `/cards/${card.id}` }, card.title),
            h('p', null, card.summary),
            h('p', null, `${card.minutes} minutes`),
          ),
        ),
      ),
    )
  },
}

/** One row written, and said so. */
export const save = {
  action: async (args: ActionFunctionArgs) => {
    const form = new URLSearchParams(await args.request.text())
    const { rows } = await poolOf(args).query(
      `insert into saves (person, position, picked, edit) values ($1, $2, $3, $4)
       on conflict (person, position) do update set picked = excluded.picked, edit = excluded.edit, saved_at = now() returning saved_at`,
      [args.params.person, form.get('position'), form.get('picked'), form.get('edit')],
    )
    return Response.json(rows[0])
  },
}
