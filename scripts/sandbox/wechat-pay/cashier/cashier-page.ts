import { readFileSync } from 'node:fs'
import path from 'node:path'
import { yuan } from '../bill-file'
import { PREPAY_LIFE_MS, type PayOrder, isExpired } from '../pay-order'
import { TEXTS } from './texts'

/** What the page hands on when a button is pressed. */
export interface CashierForm {
  readonly prepayId: string
  /** Where to go afterwards; the page says how it went when there is none. */
  readonly returnTo: string | null
}

const CSS = readFileSync(path.join(__dirname, 'cashier.css'), 'utf8')

/** Where a person pays, cancels or fails. */
export function cashierPage(order: PayOrder, form: CashierForm, now: Date): string {
  const over = whyOver(order, now)
  if (over !== undefined) return saying(over, form)
  const amount = yuan(order.totalFen).replace(/\B(?=(\d{3})+\.)/g, ',')
  return page(`
    <p class="pad note">${TEXTS.note}</p>
    <div class="pad"><div class="note">${TEXTS.merchant}</div><p class="amount">${amount}<small>${TEXTS.yuan}</small></p></div>
    <div class="card">
      ${fact(TEXTS.goods, order.description)}${fact(TEXTS.orderNumber, order._id.replace(/(.{4})(?=.)/g, '$1 '))}
      ${fact(TEXTS.timeLeft, TEXTS.minutes(minutesLeft(order, form.prepayId, now)))}${fact(TEXTS.payer, TEXTS.payerName(order.openid))}
    </div>
    <form method="post" action="/wechat-pay/cashier">
      ${hidden('prepayId', form.prepayId)}${form.returnTo === null ? '' : hidden('returnTo', form.returnTo)}
      <fieldset class="pad"><legend class="strong">${TEXTS.manners}</legend>
        ${choice('at_once', TEXTS.atOnce, '', true)}${choice('late', TEXTS.late, TEXTS.lateNote)}${choice('never', TEXTS.never, TEXTS.neverNote)}
      </fieldset>
      <div class="bar">
        <button class="button button--go" name="deed" value="ok">${TEXTS.pay(amount)}</button>
        <div class="row">
          <button class="button" name="deed" value="cancel">${TEXTS.cancel}</button>
          <button class="button" name="deed" value="fail">${TEXTS.fail}</button>
        </div>
      </div>
    </form>`)
}

/** A page that says one thing; with a way back that counts as a failure where there is one. */
export function saying(words: string, { prepayId, returnTo }: CashierForm): string {
  const back =
    returnTo === null
      ? ''
      : `<form method="post" action="/wechat-pay/cashier" class="bar">${hidden('prepayId', prepayId)}${hidden('returnTo', returnTo)}<button class="button" name="deed" value="fail">${TEXTS.back}</button></form>`
  return page(`<p class="pad strong">${escaped(words)}</p>${back}`)
}

function whyOver(order: PayOrder, now: Date): string | undefined {
  if (order.state === 'CLOSED') return TEXTS.closed
  if (order.state !== 'NOTPAY') return TEXTS.paid
  return isExpired(order, now) ? TEXTS.expired : undefined
}

function minutesLeft({ timeExpire, prepays, createdAt }: PayOrder, prepayId: string, now: Date): number {
  const prepaidAt = prepays.find(({ id }) => id === prepayId)?.at ?? createdAt
  const until = timeExpire === null ? prepaidAt.getTime() + PREPAY_LIFE_MS : Date.parse(timeExpire)
  return Math.max(0, Math.ceil((until - now.getTime()) / 60_000))
}

const fact = (name: string, value: string) =>
  `<div class="fact"><span>${name}</span><span class="strong">${escaped(value)}</span></div>`
const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${escaped(value)}" />`
const choice = (value: string, words: string, note: string, isChosen = false) =>
  `<label class="choice"><input type="radio" name="notify" value="${value}"${isChosen ? ' checked' : ''} /><span><span class="strong">${words}</span>${note && `<span class="note">${note}</span>`}</span></label>`

const page = (body: string) => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${TEXTS.title}</title>
    <link rel="icon" href="data:," />
    <style>${CSS}</style>
  </head>
  <body><div class="ribbon"><span>${TEXTS.ribbon}</span></div>${body}</body>
</html>
`

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
