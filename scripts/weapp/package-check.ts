import { readdirSync } from 'node:fs'
import { PRIVATE_APIS } from './api/privacy-apis'
import { appJsonProblems } from './checks/app-json'
import { locationProblems } from './checks/location'
import type { Problem } from './checks/problem'
import { BUDGET, packageSizes, sizeProblems, type PackageSizes, type SizeBudget } from './checks/sizes'
import { sourceFacts, type SourceFacts } from './checks/source-facts'
import { compileErrors } from './checks/wechat-compilers'
import { documentedWxNames } from './checks/wx-typings'
import { PackageFiles } from './runtime/package-files'

export interface PackageReport {
  /** Nothing when the package may be uploaded. */
  readonly problems: Problem[]
  readonly sizes: PackageSizes
  /** `wx.…` and `Taro.…` as the code names them. */
  readonly wxApis: string[]
  /** Private APIs and buttons that the package uses: what the privacy declaration must cover. */
  readonly privateApis: PrivateUse[]
}

interface PrivateUse {
  readonly api: string
  /** The kind of information, in the words of WeChat's privacy guide. */
  readonly kind: string
  readonly files: string[]
}

/** Files that hold Taro's lists of all names rather than uses of them. */
const FRAMEWORK = /(?:^|\/)(?:taro|vendors|runtime)\.js$/

/** What Taro has besides WeChat's APIs. */
const TAROS_OWN =
  /^(?:use[A-Z].*|getCurrent(?:Instance|Pages)|getApp|getEnv|ENV_TYPE|env|eventCenter|Events|pxTransform|getTabBar|getRenderer|Current|addInterceptor|interceptors)$/

/** Douyin's global, in a branch of Taro's runtime that WeChat never reaches. */
const UNREACHED_IN_FRAMEWORK = ['tt']

/** Checks a built package on disk: what can be known without running it. */
export function checkPackage(dir: string, budget: SizeBudget = BUDGET): PackageReport {
  const files = new PackageFiles(dir)
  const sizes = packageSizes(files)
  const sources = readSources(files)
  const used = new Set(sources.flatMap(({ facts }) => facts.memberNames))
  return {
    problems: [
      ...appJsonProblems(files),
      ...sizeProblems(sizes, budget),
      ...compileErrors(files.dir).map((message): Problem => ({ name: 'does-not-compile', where: dir, message })),
      ...sources.flatMap(({ problems }) => problems),
      ...locationProblems(files, used),
    ],
    sizes,
    wxApis: [...new Set(sources.flatMap(({ apis }) => apis))].sort(),
    privateApis: privateUses(files, sources),
  }
}

interface Source {
  readonly file: string
  readonly facts: SourceFacts
  readonly apis: string[]
  readonly problems: Problem[]
}

function readSources(files: PackageFiles): Source[] {
  const documented = documentedWxNames()
  return list(files.dir, '.js').map((file) => {
    const facts = sourceFacts(files.read(file), file)
    const apis = [...facts.wxNames, ...facts.defaultImportNames.filter((name) => !TAROS_OWN.test(name))]
    const unknown = apis.filter((name) => !documented.has(name))
    const unreached = FRAMEWORK.test(file) ? UNREACHED_IN_FRAMEWORK : []
    const globals = facts.unknownGlobals.filter((name) => !unreached.includes(name))
    return {
      file,
      facts,
      apis,
      problems: [
        ...unknown.map((name): Problem => ({ name: 'unknown-wx-api', where: file, message: `wx.${name}` })),
        ...globals.map((name): Problem => ({
          name: 'unknown-global',
          where: file,
          message: `${name} does not exist in WeChat`,
        })),
      ],
    }
  })
}

/** Private `open-type`s. Other private names stand as texts in Taro's own lists, so as texts only these count. */
const BUTTONS = new Set(['getPhoneNumber', 'getRealtimePhoneNumber', 'chooseAvatar'])

/** An API is used where its name is a member (`Taro.chooseMedia`); a button where its open-type is a text. */
function privateUses(files: PackageFiles, sources: readonly Source[]): PrivateUse[] {
  const usedIn = new Map<string, Set<string>>()
  const note = (api: string, file: string) => {
    if (Object.hasOwn(PRIVATE_APIS, api)) usedIn.set(api, (usedIn.get(api) ?? new Set()).add(file))
  }
  for (const { file, facts } of sources) {
    if (FRAMEWORK.test(file)) continue
    for (const name of facts.memberNames) note(name, file)
    const texts = facts.strings.flatMap((text) => text.split('|'))
    for (const type of texts) if (BUTTONS.has(type)) note(type, file)
  }
  for (const file of list(files.dir, '.wxml')) {
    for (const [, types = ''] of files.read(file).matchAll(/\sopen-type="([\w|]+)"/g)) {
      for (const type of types.split('|')) note(type, file)
    }
  }
  return [...usedIn]
    .map(([api, where]) => ({ api, kind: PRIVATE_APIS[api] ?? '', files: [...where].sort() }))
    .sort((a, b) => (a.api < b.api ? -1 : 1))
}

function list(dir: string, extension: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith(extension))
}
