import type { ModelCard, ModelList } from '@cheji/shared/catalogue/catalogue.contract'
import { fenToWanText } from '@cheji/shared/kernel/money'

/** The cards' HTML, bearing the catalogue's version. */
export function cards({ items, version }: ModelList): string {
  if (items.length === 0) return ''
  return `<div id="first-screen" data-version="${escaped(version)}" aria-hidden="true">${items.map(card).join('')}</div>`
}

function card({ name, thumbUrl, trim }: ModelCard): string {
  return (
    `<article><img src="${escaped(thumbUrl)}" alt="" width="120" height="80">` +
    `<h2>${escaped(name)}</h2><p>${fenToWanText(trim.priceFen)} 万元</p><p>${trim.rangeCycle} ${trim.rangeKm} 公里</p></article>`
  )
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
