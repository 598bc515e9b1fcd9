import { readFileSync } from 'node:fs'

/**
 * What a setting of PEM text means: the text itself (its line ends may be written `\n`), or else a file's path.
 *
 * @throws Error of node:fs when there is no such file
 */
export const pemText = (source: string): string =>
  (source.includes('-----BEGIN ') ? source.replaceAll('\\n', '\n') : readFileSync(source, 'utf8')).trim()
