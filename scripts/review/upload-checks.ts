/** A built package as the checks see it. */
export interface BuiltPackage {
  appId: string
  /** The version that is to be uploaded. */
  version: string
  /** Texts of all scripts; empty when nothing was built. */
  scripts: readonly string[]
}

/** An address to call; namespaces of SVG are names and no addresses. */
const PLAIN_HTTP = /["'`]http:\/\/(?!www\.w3\.org)[\w[]/

/** What review or phones would refuse, each as one sentence that says what to do. */
export function uploadFaults({ appId, version, scripts }: BuiltPackage): string[] {
  const faults: string[] = []
  if (!/^wx[0-9a-f]{16}$/.test(appId))
    faults.push(`project.config.json names the app id "${appId}": put the mini-program's own there.`)
  if (!/^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(version)) faults.push(`The version "${version}" is not of the form 1.2.3.`)
  if (scripts.length === 0)
    return [...faults, 'There is no package: run `npm run build` with TARO_APP_API_URL set to the address of the BFF.']
  if (scripts.some((text) => PLAIN_HTTP.test(text)))
    faults.push('The package speaks plain http: build it with TARO_APP_API_URL set to the https address of the BFF.')
  if (!scripts.some((text) => text.includes(`"${version}"`)))
    faults.push(
      `The package does not call itself ${version}: raise the version in miniapp/package.json and build again.`,
    )
  return faults
}
