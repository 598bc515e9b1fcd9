import { PhoneFiles } from './api/files'
import { PhoneNetwork } from './api/network'
import { PhoneStorage } from './api/storage'

export type Scope =
  | 'scope.userLocation'
  | 'scope.userFuzzyLocation'
  | 'scope.writePhotosAlbum'
  | 'scope.camera'
  | 'scope.record'
  | 'scope.addPhoneContact'
  | 'scope.addPhoneCalendar'

export interface PhoneOptions {
  readonly platform?: 'ios' | 'android'
  /** Window size in CSS pixels. */
  readonly width?: number
  readonly height?: number
  readonly pixelRatio?: number
  readonly sdkVersion?: string
  /** 1 is normal; WeChat's large-text setting goes up to about 1.8. */
  readonly fontSizeScaleFactor?: number
}

/**
 * The phone a mini-program runs on: what outlives one start of it (storage, files, consents, permissions) and the user who
 * holds it. Hand the same phone to a second `launch` for a second start.
 */
export class Phone {
  readonly storage = new PhoneStorage()
  readonly files = new PhoneFiles()
  readonly network = new PhoneNetwork()
  /** Whether the user has agreed to the mini-program's privacy guide. */
  hasAgreedToPrivacy = false
  /** What the user answers in WeChat's own privacy pop-up, which shows when the mini-program has none of its own. */
  answersPrivacyPopup: 'agree' | 'disagree' = 'disagree'
  /** What the user answers when WeChat asks for a permission for the first time. */
  answersPermission: (scope: Scope) => boolean = () => true
  /** What the user does in WeChat's settings page for this mini-program. */
  changesSettings: (permissions: Map<Scope, boolean>) => void = () => undefined
  /** Permissions that have been asked for, and whether they were given. */
  readonly permissions = new Map<Scope, boolean>()
  readonly platform: 'ios' | 'android'
  readonly width: number
  readonly height: number
  readonly pixelRatio: number
  readonly sdkVersion: string
  fontSizeScaleFactor: number

  constructor(options: PhoneOptions = {}) {
    this.platform = options.platform ?? 'ios'
    this.width = options.width ?? 375
    this.height = options.height ?? 812
    this.pixelRatio = options.pixelRatio ?? 3
    this.sdkVersion = options.sdkVersion ?? '3.8.0'
    this.fontSizeScaleFactor = options.fontSizeScaleFactor ?? 1
  }

  /** Whether the user gives this permission; asked once, then remembered until the settings page changes it. */
  permits(scope: Scope): boolean {
    const known = this.permissions.get(scope)
    if (known !== undefined) return known
    const answer = this.answersPermission(scope)
    this.permissions.set(scope, answer)
    return answer
  }
}
