import ts from 'typescript'
import { at, importsOf, isCode, isTest, linesMatching, nodesOf, treeOf, type Repository } from './repository.ts'

/** One thing that is not written here: where it is looked for, what it is, and what to do instead. */
export interface Ban {
  title: string
  where(path: string): boolean
  finds(node: ts.Node): boolean
  instead: string
  /** Files that may all the same, and why. */
  except?: Record<string, string>
}

const inPackages = (path: string) => path.startsWith('packages/') && !path.startsWith('packages/config/')
const ours = (test: (path: string) => boolean) => (path: string) => test(path) && !isTest(path)
const calls = (node: ts.Node, name: RegExp) => ts.isCallExpression(node) && name.test(node.expression.getText())
const reads = (node: ts.Node, object: string, member?: string) =>
  (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) &&
  node.expression.getText() === object &&
  (!member || (ts.isPropertyAccessExpression(node) ? node.name.text : node.argumentExpression.getText().slice(1, -1)) === member)
const tagged = (node: ts.Node, tag: string) => ts.isTaggedTemplateExpression(node) && node.tag.getText() === tag

const STOCK = 'slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose'
const STOCK_COLOUR = new RegExp(`(^|[\\s:])(bg|text|border|outline|fill|stroke|ring|decoration)-(${STOCK})(-\\d+)?\\b`)

export const BANS: Ban[] = [
  {
    title: 'packages and apps log through pino, never through console',
    where: ours((path) => (inPackages(path) || path.startsWith('apps/')) && !path.startsWith('apps/cli/')),
    finds: (node) => reads(node, 'console'),
    instead: 'Log through the log you were given, or throw',
  },
  {
    title: 'packages do not read the environment',
    where: ours(inPackages),
    finds: (node) => reads(node, 'process', 'env'),
    instead: 'Take what you need as an argument; apps read the environment',
  },
  {
    title: "the domain knows one clock, the database's",
    where: ours((path) => path.startsWith('packages/domain/')),
    finds: (node) => calls(node, /^Date\.now$/) || (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length),
    instead: 'Use ctx.now',
    except: {
      'packages/domain/src/people/session-rows.ts':
        'lucia reckons the sliding life of a session with the process clock, and its absolute end must use the same',
    },
  },
  {
    title: 'the tenant is set in one place',
    where: ours((path) => !path.startsWith('packages/db/') && !path.startsWith('packages/config/')),
    finds: (node) =>
      (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) && /set_config\s*\(/.test(node.text),
    instead: 'Open the transaction with db.tenant',
    except: {
      'apps/cli/tenant/apply-tenant.ts': 'it founds the tenant inside the transaction that fills it',
      'e2e/shots/scene.ts': 'it queues a morning as the night before does, which knows every tenant',
      'e2e/bench/seed.ts': 'it fills a tenant as the owner of the tables',
      'e2e/bench/seed-search.ts': 'it fills tenants as the owner of the tables',
    },
  },
  {
    title: 'markup is never pasted into a page',
    where: ours((path) => path.endsWith('x')),
    finds: (node) => ts.isJsxAttribute(node) && node.name.getText() === 'dangerouslySetInnerHTML',
    instead: 'Render components',
    except: {
      'packages/ui/src/parts/prose.tsx': 'markup that our own renderer made when the course was published',
      'apps/academy/app/fold-on-phones.tsx': 'one constant line of script, run before the outline is seen',
    },
  },
  {
    title: 'colours are tokens',
    where: ours((path) => path.endsWith('x')),
    // The stock palette does not exist here (styles.css): its names draw nothing, and nobody notices until it is dark.
    finds: (node) => (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && STOCK_COLOUR.test(node.text),
    instead: 'Use a colour of packages/ui/src/styles.css',
  },
  {
    title: 'nothing is any',
    where: (path) => path.length > 0,
    finds: (node) => node.kind === ts.SyntaxKind.AnyKeyword,
    instead: 'Say the type, or unknown',
  },
  {
    title: 'no test is left out and none runs alone',
    where: (path) => path.length > 0,
    finds: (node) => calls(node, /^(test|it|describe|suite|bench)(\.\w+)*\.(only|skip|fixme|todo|skipIf|runIf)$/),
    instead: 'Run it, or take it out',
  },
  {
    title: 'only gateways use the network',
    where: ours((path) => inPackages(path) && !path.startsWith('packages/gateways/')),
    finds: (node) => calls(node, /^(globalThis\.)?fetch$/) || calls(node, /^new (WebSocket|XMLHttpRequest)/),
    instead: 'Ask a gateway, between transactions',
  },
  {
    title: 'routes hold no SQL',
    where: ours((path) => path.startsWith('apps/academy/app/')),
    finds: (node) => tagged(node, 'sql') || calls(node, /\.(selectFrom|insertInto|updateTable|deleteFrom)$|\b(pool|client)\.query$/),
    instead: 'Write a verb in the domain',
  },
  {
    title: 'routes decide no permissions',
    where: ours((path) => path.startsWith('apps/academy/app/routes/')),
    finds: (node) => calls(node, /^(must|visible|abilityFor)$|(^|\.)(can|cannot)$/),
    instead: 'Let the verb refuse, or answer with what may be done',
  },
]

/** in: a ban; the repository · out: each place where it is broken */
export function broken(repo: Repository, ban: Ban): string[] {
  return repo.paths
    .filter((path) => isCode(path) && ban.where(path) && !ban.except?.[path])
    .flatMap((path) =>
      nodesOf(treeOf(repo, path))
        .filter((node) => ban.finds(node))
        .map((node) => `${at(path, node)}: ${node.getText().split('\n')[0]!.slice(0, 60)} … ${ban.instead}`),
    )
}

/** Network modules are for gateways.  out: each import of one elsewhere in packages */
export function networkImports(repo: Repository): string[] {
  return repo.paths
    .filter((path) => isCode(path) && ours(inPackages)(path) && !path.startsWith('packages/gateways/'))
    .flatMap((path) =>
      importsOf(repo, path)
        .filter(({ specifier }) => /^(node:)?(https?|http2|net|tls|dgram|dns)(\/|$)|^(undici|ws|axios|node-fetch)$/.test(specifier))
        .map(({ specifier, where }) => `${where}: imports ${specifier}. Ask a gateway, between transactions`),
    )
}

/** A rule is switched off only with its reason, and nothing is put off. */
export function words(repo: Repository): string[] {
  const silenced = new RegExp(`(eslint|oxlint)-disable(?!.* -- \\S+ \\S)`),
    putOff = new RegExp(`\\b(TO${'DO'}|FIX${'ME'}|HA${'CK'}|X${'XX'})\\b`),
    unchecked = new RegExp(`@ts-(ignore|nocheck|expect-error)(?!:? \\S+ \\S)`)
  return repo.paths
    .filter((path) => isCode(path) || /\.(sql|css)$/.test(path))
    .flatMap((path) => [
      ...linesMatching(repo, path, silenced)
        .filter(({ line }) => !line.includes('new RegExp'))
        .map(({ where }) => `${where}: a rule is switched off without its reason. Write “-- why” behind it`),
      ...linesMatching(repo, path, unchecked)
        .filter(({ line }) => !line.includes('new RegExp'))
        .map(({ where }) => `${where}: types are switched off without a reason. Write it behind`),
      ...linesMatching(repo, path, putOff).map(({ where, match }) => `${where}: ${match[0]}. Do it, or open an issue`),
    ])
}
