// Resolves imports for the boundary rules: relative ones, and those of our own workspaces by their `exports` maps.
// Everything else is left to "not found", which the rules take for a package from outside.
const fs = require('node:fs')
const path = require('node:path')

const ROOT = path.resolve(__dirname, '../../..')
const ENDINGS = [
  '',
  '.ts',
  '.tsx',
  '.h5.ts',
  '.h5.tsx',
  '.mts',
  '.d.ts',
  '.mjs',
  '.cjs',
  '.js',
  '/index.ts',
  '/index.tsx',
]

exports.interfaceVersion = 2

/**
 * @param {string} source
 * @param {string} file
 */
exports.resolve = (source, file) => {
  const bare = source.startsWith('.') ? path.resolve(path.dirname(file), source) : inWorkspace(source)
  const found =
    bare &&
    ENDINGS.map((ending) => bare + ending).find((name) => fs.statSync(name, { throwIfNoEntry: false })?.isFile())
  return found ? { found: true, path: found } : { found: false }
}

/** @param {string} source */
function inWorkspace(source) {
  const match = /^@cheji\/(shared|bff)\/(.+)$/.exec(source)
  return match ? path.join(ROOT, match[1], 'src', match[2]) : undefined
}
