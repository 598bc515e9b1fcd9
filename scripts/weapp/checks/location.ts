import type { PackageFiles } from '../runtime/package-files'
import type { Problem } from './problem'

/**
 * Location APIs that `requiredPrivateInfos` must name when they are used, and the permission each needs.
 * Source: developers.weixin.qq.com, reference/configuration/app, requiredPrivateInfos.
 */
const LOCATION_APIS: Readonly<Record<string, string | undefined>> = {
  getFuzzyLocation: 'scope.userFuzzyLocation',
  getLocation: 'scope.userLocation',
  onLocationChange: 'scope.userLocation',
  startLocationUpdate: 'scope.userLocation',
  startLocationUpdateBackground: 'scope.userLocation',
  chooseLocation: undefined,
  choosePoi: undefined,
  chooseAddress: undefined,
}

const PRECISE = Object.keys(LOCATION_APIS).filter((api) => LOCATION_APIS[api] === 'scope.userLocation')

/** Whether the location APIs that the code uses are just those that `app.json` declares. */
export function locationProblems({ json }: PackageFiles, used: ReadonlySet<string>): Problem[] {
  const declared = json.requiredPrivateInfos ?? []
  const usedApis = Object.keys(LOCATION_APIS).filter((api) => used.has(api))
  const scopes = new Set(usedApis.flatMap((api) => LOCATION_APIS[api] ?? []))
  const granted = Object.entries(json.permission ?? {})
  const messages = [
    ...usedApis.filter((api) => !declared.includes(api)).map((api) => `${api} is used but not in requiredPrivateInfos`),
    ...declared.filter((api) => !usedApis.includes(api)).map((api) => `${api} is in requiredPrivateInfos but not used`),
    ...[...scopes]
      .filter((scope) => !json.permission?.[scope]?.desc)
      .map((scope) => `${scope} is needed in permission, with its desc`),
    ...granted
      .filter(([scope]) => !scopes.has(scope))
      .map(([scope]) => `${scope} is in permission but nothing needs it`),
  ]
  if (declared.includes('getFuzzyLocation') && declared.some((api) => PRECISE.includes(api))) {
    messages.push('getFuzzyLocation and the precise location APIs exclude each other')
  }
  return messages.map((message) => ({ name: 'location-declaration', where: 'app.json', message }))
}
