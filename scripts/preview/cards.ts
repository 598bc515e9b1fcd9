import type { ModelCard, ModelList } from '@cheji/shared/catalogue/catalogue.contract'
import { driveAwayWords } from '@cheji/shared/catalogue/drive-away'
import { fenToWanText } from '@cheji/shared/kernel/money'
import { CARDS_CSS } from './cards-css'

/** The first cards as HTML with their own style, drawn as the living page draws them, bearing the catalogue's version. */
export function cards({ items, version }: ModelList): string {
  if (items.length === 0) return ''
  return (
    `<style>${CARDS_CSS}</style><div id="first-screen" data-version="${escaped(version)}" aria-hidden="true">` +
    `<header>选车</header><p class="fs-search">搜车名，拼音也行</p><p class="fs-promise">到哪家店都是这个价</p>` +
    `<p class="fs-quiet fs-under">车价，不含保险、购置税、上牌</p>${items.map(card).join('')}</div>`
  )
}

function card({ name, pictureUrl, seats, trim, trimsTotal }: ModelCard): string {
  const { spring, winter } = trim.daysPerCharge
  const winterWords = winter < 1 ? '冬天天天充' : `冬天 ${winter} 天`
  return (
    `<article><div class="fs-main"><div class="fs-words"><h2>${escaped(name)}</h2>` +
    `<p class="fs-price"><small>¥</small>${fenToWanText(trim.priceFen)}<small>万${trimsTotal > 1 ? '起' : ''}</small></p>` +
    `<p>约 ${spring} 天充一次</p><p class="fs-quiet">${winterWords} · ${seats} 座</p></div>` +
    `<img src="${escaped(pictureUrl)}" alt="" width="192" height="96"></div>` +
    `<p class="fs-trim"><b>${escaped(trim.name.replace(/^(\d+)km\s*/i, '$1 公里'))}</b> · ${trim.fastCharge ? '能快充' : '只能慢充'}</p>` +
    `<p class="fs-quiet">上牌开走${driveAwayWords(trim.driveAwayLowFen, trim.driveAwayHighFen)}</p></article>`
  )
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
