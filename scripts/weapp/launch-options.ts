import type { RequestHandler } from './api/requests'
import type { RectangleOf } from './api/view-queries'
import type { StandIn } from './api/wx'
import type { Phone } from './phone'

export interface LaunchOptions {
  /** The built package: the folder of `app.json`. */
  readonly dir: string
  /** The first page with its query (`/pages/x/index?id=1`); by default the package's first. */
  readonly url?: string
  /** WeChat's scene number of the start; 1001 by default, 1007 from a shared card, 1047 from a mini-program code. */
  readonly scene?: number
  /** Sends `wx.request` over HTTP to this origin. Without it (and without `request`) every request fails. */
  readonly baseUrl?: string
  /** Answers `wx.request` instead. */
  readonly request?: RequestHandler
  /** Stand-ins for other `wx` APIs and for the buttons `getPhoneNumber` and `chooseAvatar`. */
  readonly wx?: Readonly<Record<string, StandIn>>
  /** The phone with what an earlier start left on it; a new one by default. */
  readonly phone?: Phone
  /** `wx` APIs that this WeChat does not have. */
  readonly missing?: readonly string[]
  /** Kinds of information declared in WeChat's privacy guide (see api/privacy-apis.ts); all by default. */
  readonly declaredPrivacy?: readonly string[]
  /** Where elements are, for selector queries. */
  readonly rectangleOf?: RectangleOf
  /** Virtual time of the start in ms since 1970: now when talking to a real server, else 1 January 2026. */
  readonly nowMs?: number
  /** Real time to wait for one HTTP answer before virtual time goes on without it. */
  readonly patienceMs?: number
}
