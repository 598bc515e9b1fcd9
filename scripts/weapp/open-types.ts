import { failureReply, record } from './api/call'
import { replyOf, type WxWorld } from './api/wx'
import type { Page } from './page'
import { dispatch } from './runtime/events'
import type { PageView } from './runtime/page-view'
import { shareCard } from './share'
import { attributeText, type ElementNode } from './wxml/tree'

export interface ButtonTap {
  readonly page: Page
  readonly view: PageView
  readonly world: WxWorld
  readonly button: ElementNode
}

/** Buttons that hand something of the user's to the mini-program: the API behind them and the event they fire. */
const REPLYING: Readonly<Record<string, string>> = {
  getPhoneNumber: 'getphonenumber',
  getRealtimePhoneNumber: 'getrealtimephonenumber',
  chooseAvatar: 'chooseavatar',
  openSetting: 'opensetting',
}

/** What a button's `open-type` (`a|b` means both, agreement first) stands for. Events follow as WeChat sends them. */
export function tapOpenTypes(tapped: ButtonTap): void {
  const types = attributeText(tapped.button, 'open-type').split('|').filter(Boolean)
  if (types.includes('agreePrivacyAuthorization')) agree(tapped)
  for (const type of types) {
    if (type === 'share') void share(tapped)
    else if (REPLYING[type]) void reply(tapped, type, REPLYING[type])
    else record(tapped.world, `button.${type}`, tapped.button.dataset)
  }
}

function agree({ view, world, button }: ButtonTap): void {
  world.privacy.agreeByButton(attributeText(button, 'id'))
  dispatch(view, button, 'agreeprivacyauthorization', {
    detail: { errMsg: 'agreePrivacyAuthorization:ok' },
    bubbles: false,
  })
}

/** The user may be asked first (privacy, permission), so the event can come much later than the tap. */
async function reply({ view, world, button }: ButtonTap, type: string, event: string): Promise<void> {
  record(world, `button.${type}`, button.dataset)
  let detail: Record<string, unknown>
  try {
    const answer = type === 'openSetting' ? openSettings(world) : await replyOf(world, type, {}, `button.${type}`)
    detail = { errMsg: `${type}:ok`, ...(answer as Record<string, unknown> | undefined) }
  } catch (error) {
    detail = failureReply(world, type, error)
  }
  dispatch(view, button, event, { detail, bubbles: false })
}

function openSettings({ phone }: WxWorld): Record<string, unknown> {
  phone.changesSettings(phone.permissions)
  return { authSetting: Object.fromEntries(phone.permissions) }
}

async function share({ page, view, world, button }: ButtonTap): Promise<void> {
  const target = { id: attributeText(button, 'id'), dataset: button.dataset }
  try {
    page.shares.push(await shareCard(view, { from: 'button', target }, world.copy))
  } catch (error) {
    world.faults.uncaught(error)
  }
}
