// What can go wrong on somebody's machine, each in one sentence with what to do about it. Plain JavaScript: run.mjs needs it before Node 24 is there.

/** @type {[RegExp, string][]} */
const known = [
  [/ENOSPC|No space left on device/i, 'The disk is full. Free some space (about 2 GB for a first start) and run the same command again.'],
  [/EDQUOT|Disk quota exceeded/i, 'Your disk quota is used up. Free some space and run the same command again.'],
  [/EROFS|Read-only file system/i, 'The folder is on a read-only file system. Clone into a folder you may write to.'],
  [/EMFILE|ENFILE/, 'Too many files are open. Raise the limit (ulimit -n 4096) and run the same command again.'],
  [/ENOMEM|Cannot allocate memory/i, 'There is not enough memory. Close other programs and run the same command again.'],
]

/** @type {[RegExp, string][]} What only an install can meet. */
const registry = [
  [/ERR_PNPM_TARBALL_INTEGRITY|EINTEGRITY/, 'A downloaded package is not the one the lockfile names. Check the npm registry or proxy this machine uses.'],
  [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_PNPM_META_FETCH_FAIL|ERR_SOCKET_TIMEOUT|network timeout/,
    'The npm registry cannot be reached. Check the network (or the proxy and registry settings of npm) and run the same command again.'],
  [/SELF_SIGNED_CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CERT_HAS_EXPIRED/, 'The npm registry answers with a certificate this machine does not trust. Set NODE_EXTRA_CA_CERTS to its authority.'],
  [/\bE401\b|ERR_PNPM_FETCH_401|\bE403\b|ERR_PNPM_FETCH_403/, 'The npm registry refuses this machine. Check the registry and its credentials in your .npmrc.'],
  [/\bE404\b|ERR_PNPM_FETCH_404|ERR_PNPM_NO_MATCHING_VERSION|ETARGET/, 'The npm registry does not have a package the lockfile names. Check which registry npm is set to.'],
]

/**
 * Turn an error, or the output of a tool, into one sentence for a person.
 * @param {unknown} trouble an Error or text
 * @returns {string | undefined} undefined where nothing better than the original is known
 */
export function explain(trouble) {
  const text = trouble instanceof Error ? `${trouble.message} ${/** @type {{ code?: string }} */ (trouble).code ?? ''}` : String(trouble)
  if (/EACCES|EPERM|Permission denied/.test(text)) {
    const path = /['"]((?:\/|[A-Z]:\\)[^'"]+)['"]/.exec(text)?.[1]
    return `Permission denied${path ? ` at ${path}` : ''}. Give your user the right to write there, or clone into a folder of your own.`
  }
  return known.find(([pattern]) => pattern.test(text))?.[1]
}

/**
 * The same for the output of npm and pnpm, where a refused connection is the registry's.
 * @param {unknown} trouble an Error or text
 * @returns {string | undefined}
 */
export function explainInstall(trouble) {
  const outdated = /ERR_PNPM_OUTDATED_LOCKFILE[^]*?<ROOT>\/(\S+)/.exec(String(trouble))
  if (outdated) return `pnpm-lock.yaml does not fit ${outdated[1]}. Run pnpm install and commit the lockfile.`
  return explain(trouble) ?? registry.find(([pattern]) => pattern.test(String(trouble)))?.[1]
}
