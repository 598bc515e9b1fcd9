import type { Phone } from '../phone'
import type { Faults } from '../runtime/faults'
import { ApiFailure } from './failure'
import { PRIVATE_APIS } from './privacy-apis'

interface Answer {
  readonly event?: unknown
  readonly buttonId?: unknown
}

type Listener = (resolve: (answer: Answer) => void, info: { referrer: string }) => void

/**
 * WeChat's gate before private APIs: until the user has agreed to the privacy guide, a call waits for the mini-program's own
 * sheet (`wx.onNeedPrivacyAuthorization`) and fails with errno 104 when she refuses.
 */
export class PrivacyGate {
  private listener: Listener | undefined
  private readonly tappedButtons = new Set<string>()

  /** `declared`: kinds of information entered in WeChat's console; others are refused with errno 112. */
  constructor(
    private readonly phone: Phone,
    private readonly faults: Faults,
    private readonly declared: readonly string[] | undefined,
  ) {}

  /** The last listener wins, as in WeChat. */
  onNeedAuthorization(listener: unknown): void {
    this.listener = typeof listener === 'function' ? (listener as Listener) : undefined
  }

  get needsAuthorization(): boolean {
    return !this.phone.hasAgreedToPrivacy
  }

  /** The user tapped a button with `open-type="agreePrivacyAuthorization"`. */
  agreeByButton(buttonId: string): void {
    this.tappedButtons.add(buttonId)
    this.phone.hasAgreedToPrivacy = true
  }

  /**
   * Passes when `api` is not private or the user agrees; may wait for her as long as she likes.
   * @throws ApiFailure with errno 112 (not declared) or 104 (not agreed).
   */
  async pass(api: string, referrer = api): Promise<void> {
    const kind = PRIVATE_APIS[api]
    if (kind === undefined) return
    if (this.declared && !this.declared.includes(kind)) {
      throw new ApiFailure(`${api}:fail api scope is not declared in the privacy agreement`, { errno: 112 })
    }
    await this.passAgreement(api, referrer)
  }

  /** The same for `wx.requirePrivacyAuthorize`, which stands for any private API. */
  async passAgreement(api: string, referrer = api): Promise<void> {
    if (this.phone.hasAgreedToPrivacy) return
    const agreed = this.listener ? await this.ask(this.listener, referrer) : this.officialPopup()
    if (!agreed) throw new ApiFailure(`${api}:fail privacy permission is not authorized`, { errno: 104 })
  }

  private officialPopup(): boolean {
    this.phone.hasAgreedToPrivacy = this.phone.answersPrivacyPopup === 'agree'
    return this.phone.hasAgreedToPrivacy
  }

  private ask(listener: Listener, referrer: string): Promise<boolean> {
    return new Promise((resolve) => {
      const answered = ({ event, buttonId }: Answer) => {
        if (event === 'exposureAuthorization') return
        resolve(event === 'agree' && this.wasTapped(buttonId))
      }
      try {
        listener(answered, { referrer })
      } catch (error) {
        this.faults.uncaught(error, 'onNeedPrivacyAuthorization')
        resolve(false)
      }
    })
  }

  /** WeChat checks that the button named in the answer was really tapped. */
  private wasTapped(buttonId: unknown): boolean {
    const tapped = typeof buttonId === 'string' && this.tappedButtons.has(buttonId)
    if (!tapped) {
      this.faults.rule(`privacy: resolve({event: "agree"}) names button "${String(buttonId)}", which was not tapped`)
    }
    return tapped
  }
}
