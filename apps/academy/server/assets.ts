import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { takesPacked } from './headers.ts'

interface Held {
  bytes: Buffer
  brotli: Buffer | null
  headers: Record<string, string>
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Serves the files of the build from memory: they are few, and whatever becomes of the folder afterwards, a new build or no more
 *  file handles, neither breaks an answer half-way nor ends the process.
 *  in: folder, read once · out: answers what it holds, passes everything else on */
export function heldFiles(folder: string): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const files = held(folder)
  return (request, response, next) => {
    const file = request.method === 'GET' || request.method === 'HEAD' ? files.get(request.url!.split('?', 1)[0]!) : undefined
    if (!file) return next()
    const same = request.headers['if-none-match']?.includes(file.headers.etag!)
    if (same) return void response.writeHead(304, file.headers).end()
    const brotli = takesPacked(String(request.headers['accept-encoding'] ?? ''), 'br') ? file.brotli : null
    const bytes = brotli ?? file.bytes
    response.writeHead(200, { ...file.headers, 'content-length': bytes.length, ...(brotli ? { 'content-encoding': 'br' } : {}) })
    response.end(request.method === 'HEAD' ? undefined : bytes)
  }
}

function held(folder: string): Map<string, Held> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const packed = new Set(paths.filter((path) => path.endsWith('.br')))
  return new Map(paths.filter((path) => !packed.has(path)).map((path) => {
    const bytes = readFileSync(path)
    const name = `/${relative(folder, path).split(sep).join('/')}`
    const brotli = packed.has(`${path}.br`) ? readFileSync(`${path}.br`) : null
    return [name, {
      bytes,
      brotli,
      headers: {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
        // Built files carry a hash of their content in their names: a new text is a new name.
        'cache-control': name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
        'x-content-type-options': 'nosniff',
        ...(brotli ? { vary: 'accept-encoding' } : {}),
      },
    }]
  }))
}
