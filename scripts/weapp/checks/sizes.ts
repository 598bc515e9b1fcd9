import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { PackageFiles } from '../runtime/package-files'
import type { Problem } from './problem'

export interface PackageSizes {
  readonly mainBytes: number
  /** By root. */
  readonly subpackageBytes: Readonly<Record<string, number>>
}

export interface SizeBudget {
  readonly mainBytes: number
  readonly subpackageBytes: number
}

/** Ours; WeChat's own limit is 2 MB each. */
export const BUDGET: SizeBudget = { mainBytes: 700_000, subpackageBytes: 500_000 }

/** Bytes of every file, by the package it is delivered in; source maps are not delivered. */
export function packageSizes(files: PackageFiles): PackageSizes {
  const subpackageBytes = Object.fromEntries(files.subpackages.map(({ root }) => [root, 0]))
  let mainBytes = 0
  for (const { file, bytes } of deliveredFiles(files.dir)) {
    const root = Object.keys(subpackageBytes).find((each) => file.startsWith(`${each}/`))
    if (root === undefined) mainBytes += bytes
    else subpackageBytes[root] = (subpackageBytes[root] ?? 0) + bytes
  }
  return { mainBytes, subpackageBytes }
}

export function sizeProblems({ mainBytes, subpackageBytes }: PackageSizes, budget: SizeBudget): Problem[] {
  const packages = [
    { where: 'main package', bytes: mainBytes, allowed: budget.mainBytes },
    ...Object.entries(subpackageBytes).map(([where, bytes]) => ({ where, bytes, allowed: budget.subpackageBytes })),
  ]
  return packages
    .filter(({ bytes, allowed }) => bytes > allowed)
    .map(({ where, bytes, allowed }) => ({
      name: 'too-large',
      where,
      message: `${String(bytes)} bytes, ${String(allowed)} allowed`,
    }))
}

function deliveredFiles(dir: string): { file: string; bytes: number }[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((file) => ({ file: file.replaceAll('\\', '/'), stats: statSync(path.join(dir, file)) }))
    .filter(({ file, stats }) => stats.isFile() && !file.endsWith('.map'))
    .map(({ file, stats }) => ({ file, bytes: stats.size }))
}
