// `npm run release:contract`: keeps what clients of the present version are built against, in `shared/released/`.
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../house/folders'
import { presentContract } from './contract'
import { fileOf, presentVersion, textOf } from './files'

const version = presentVersion()
const file = fileOf(version)
if (existsSync(file)) {
  process.stderr.write(
    `${path.relative(ROOT, file)} is there already, and what was released does not change. Raise the version in ` +
      'package.json; or, if this version never left the house, remove the file first.\n',
  )
  process.exitCode = 1
} else {
  writeFileSync(file, textOf(presentContract()))
  process.stdout.write(`${path.relative(ROOT, file)} is written: commit it with the release.\n`)
}
