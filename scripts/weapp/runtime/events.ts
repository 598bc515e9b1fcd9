import { attributeText, lineage, type ElementNode } from '../wxml/tree'
import type { PageView } from './page-view'
import { callMethod, type Instance } from './instance'

/** Events of these types climb from the element that was touched through its ancestors. */
const BUBBLES = /^(?:tap|touch|longpress|longtap)/

export interface EventOptions {
  readonly detail?: unknown
  readonly bubbles?: boolean
}

/**
 * Fires a native event at an element: the methods that the element, and for touches its ancestors, really bind are called
 * with WeChat's event object. Returns how many were.
 * @throws when a bound method does not exist.
 */
export function dispatch(page: PageView, target: ElementNode, type: string, options: EventOptions = {}): number {
  const { detail = {}, bubbles = BUBBLES.test(type) } = options
  const { faults, copy, clock } = page.world
  let called = 0
  for (const element of lineage(target)) {
    const binding = element.handlers[type]
    if (binding) {
      called++
      const owner = (element.owner ?? page.instance) as Instance
      if (typeof owner[binding.method] !== 'function') {
        throw new Error(`handler "${binding.method}" for ${type} missing on ${page.route}`)
      }
      const event = copy({
        type,
        timeStamp: clock.nowMs,
        detail,
        target: reference(target),
        currentTarget: reference(element),
        mark: {},
        touches: [],
        changedTouches: [],
      })
      try {
        callMethod(owner, binding.method, event)
      } catch (error) {
        faults.uncaught(error, `${page.route} ${type}`)
      }
      if (binding.stops) break
    }
    if (!bubbles) break
  }
  return called
}

/** Whether firing `type` at `target` would call anything. */
export function reachesHandler(target: ElementNode, type: string): boolean {
  if (!BUBBLES.test(type)) return target.handlers[type] !== undefined
  for (const element of lineage(target)) if (element.handlers[type]) return true
  return false
}

function reference(element: ElementNode) {
  return { id: attributeText(element, 'id'), dataset: element.dataset, offsetLeft: 0, offsetTop: 0 }
}
