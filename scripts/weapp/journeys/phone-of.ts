import path from 'node:path'
import { builtFolder } from '../../house/build-miniapp'
import type { LaunchOptions } from '../launch-options'
import { Phone, type PhoneOptions } from '../phone'
import { launch, type WeApp } from '../weapp'

/** The package that goes to WeChat. */
export const PACKAGE = builtFolder('weapp')

/** A phone that keeps what earlier starts left there. The sheet of the first start counts as answered unless `isNew`. */
export function phoneOf(
  kept: Record<string, unknown> = {},
  { isNew = false, ...options }: PhoneOptions & { isNew?: boolean } = {},
): Phone {
  const phone = new Phone(options)
  if (!isNew) phone.storage.set('asked-at-first-start', true)
  for (const [key, value] of Object.entries(kept)) phone.storage.set(key, value)
  return phone
}

/** Starts the built package against a BFF. */
export const start = async (bffUrl: string, options: Partial<LaunchOptions> = {}): Promise<WeApp> =>
  launch({ dir: PACKAGE, baseUrl: bffUrl, ...options })

/** Every page of the package, with a leading slash. */
export const pagesOf = (app: WeApp): string[] => app.files.pages.map((page) => path.posix.join('/', page))
