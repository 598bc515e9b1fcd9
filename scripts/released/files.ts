import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../house/folders'
import type { Contract } from './contract'

const FOLDER = path.join(ROOT, 'shared/released')

/** Where the contract of a released version lies. */
export const fileOf = (version: string): string => path.join(FOLDER, `v${version}.json`)

/** Every version of the mini-program that has a contract here. */
export const releasedVersions = (): string[] =>
  readdirSync(FOLDER).flatMap((file) => /^v(\d+\.\d+\.\d+)\.json$/.exec(file)?.[1] ?? [])

export const readReleased = (version: string): Contract => JSON.parse(readFileSync(fileOf(version), 'utf8')) as Contract

/** The version that the sources will be released as. */
export const presentVersion = (): string => {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** One endpoint a line, so that a difference between two files can be read. */
export const textOf = ({ endpoints, errors }: Contract): string => {
  const lines = Object.entries(endpoints).map(
    ([name, endpoint]) => `${JSON.stringify(name)}: ${JSON.stringify(endpoint)}`,
  )
  return `{"errors": ${JSON.stringify(errors)},\n"endpoints": {\n${lines.join(',\n')}\n}}\n`
}
