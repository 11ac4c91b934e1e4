import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { brotliCompressSync, constants } from 'node:zlib'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

// Loaders answer with values as they are: a Date stays a Date in the browser.
declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
}

/** Assets are compressed once, here, and never while somebody waits. */
const precompress: Plugin = {
  name: 'precompress',
  apply: 'build',
  closeBundle() {
    const folder = new URL('./build/client/assets', import.meta.url).pathname
    for (const file of readdirSync(folder)) {
      if (!/\.(js|css|svg)$/.test(file)) continue
      const bytes = readFileSync(join(folder, file))
      writeFileSync(join(folder, `${file}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    }
  },
}

/** Node reads our server packages as they are written, once for server.ts and the pages alike: one pool, one class of refusal. */
const serverPackages: Plugin = {
  name: 'server-packages',
  apply: 'build',
  enforce: 'pre',
  resolveId(id, _importer, options) {
    return options.ssr && /^@stoa\/(access|certificate|db|domain|gateways)\b/.test(id) ? { id, external: true } : null
  },
}

/** Browsers get sentences that were read already (app/language.tsx), and so nothing that reads them. */
const nothingToRead: Plugin = {
  name: 'nothing-to-read',
  enforce: 'pre',
  resolveId(id, importer, options) {
    return !options.ssr && id === '@formatjs/icu-messageformat-parser' ? this.resolve(`${id}/no-parser.js`, importer) : null
  },
}

/** What is always loaded together is one file: thirty small ones are a tenth more to load (infra/decisions/0027). Whatever is not named here
 *  is split as pages need it; entry.client.tsx stays alone, since it begins once the page's own modules are there. */
const chunks: [name: string, modules: RegExp][] = [
  ['frame', /\/(react|react-dom|scheduler|@remix-run\/[\w-]+|react-router|react-router-dom|turbo-stream|intl-messageformat|@formatjs\/[\w-]+)\/(?!.*node_modules)/],
  ['frame', /commonjsHelpers|\0vite|\/words\/src\/|(ui\/src|fontsource)\S*\?url$|\/app\/root\.tsx/],
  ['frame', /\/ui\/src\/(cx|font-files|icons|remember|awake|parts\/(academy-header|button|choices|dialog|errors|field|footer|icon|keys|messages|page|question|tag|written))\./],
  ['frame', /\/app\/(shell|refusal-page|form-error|language|language-choice|spoken|word-parts|paths|help|page-keys|search-key|place-queue|send-places)\./],
  ['frame', /\/app\/(drawn-once|kept-here|pressed-link|renditions|stay-offline|typed)\./],
  ['answers', /\/ui\/src\/parts\/\w+-answer\.|\/app\/(question-answer|answer-fields|say-number|as-written|knowledge-check)\./],
  ['lesson', /\/ui\/src\/(film|parts\/(block-tools|cards|code|download|embed|film|lesson|minutes|picture|prose|reveal|steps|tabs|zoom))\.|\/app\/lesson-words\./],
]
const chunkOf = (id: string) => chunks.find(([, modules]) => modules.test(id))?.[0]

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    serverPackages,
    nothingToRead,
    tailwindcss(),
    !process.env.VITEST &&
      remix({
        ignoredRouteFiles: ['**/*.test.*'],
        future: {
          v3_fetcherPersist: true,
          v3_lazyRouteDiscovery: true,
          v3_relativeSplatPath: true,
          v3_routeConfig: false,
          v3_singleFetch: true,
          v3_throwAbortReason: true,
          unstable_optimizeDeps: false,
        },
      }),
    precompress,
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    // React is read once as it stands, and not once more inside a function that waits to be called.
    commonjsOptions: { strictRequires: 'auto' },
    rollupOptions: { output: isSsrBuild ? {} : { manualChunks: chunkOf, onlyExplicitManualChunks: true } },
    // Four kilobytes less on every page than esbuild would make of the same, for a few seconds of the build (infra/decisions/0027).
    minify: 'terser',
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3, pure_getters: true, keep_fargs: false } },
  },
}))
