import type { Defect } from './defect'
import { payDefects } from './pay-defects'
import { platformDefects } from './platform-defects'
import { storeDefects } from './store-defects'

/** Every planted mistake: each must be caught. */
export const DEFECTS: readonly Defect[] = [...storeDefects, ...payDefects, ...platformDefects]

/** @throws RangeError when there is none of that name */
export const defectNamed = (name: string): Defect => {
  const defect = DEFECTS.find((one) => one.name === name)
  if (!defect) throw new RangeError(`no defect is called ${name}`)
  return defect
}
