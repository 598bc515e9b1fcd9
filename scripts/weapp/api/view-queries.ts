import type { VirtualClock } from '../runtime/virtual-clock'

interface Rectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where an element is; there is no layout here, so a test says it. Lengths in CSS pixels. */
export type RectangleOf = (selector: string) => Rectangle | undefined

const DEFAULT_RECTANGLE: Rectangle = { left: 0, top: 0, width: 375, height: 100 }

interface Field {
  readonly selector: string
  readonly all: boolean
  readonly done: unknown
}

/** `wx.createSelectorQuery()`. */
export function selectorQuery(clock: VirtualClock, rectangleOf: RectangleOf): Record<string, unknown> {
  const fields: Field[] = []
  const measure = (selector: string) => {
    const rectangle = rectangleOf(selector) ?? DEFAULT_RECTANGLE
    const { left, top, width, height } = rectangle
    const id = selector.startsWith('#') ? selector.slice(1) : ''
    return { id, dataset: {}, ...rectangle, right: left + width, bottom: top + height, scrollTop: 0, scrollLeft: 0 }
  }
  const select = (selector: string, all: boolean) => {
    const add = (done?: unknown) => {
      fields.push({ selector, all, done })
      return query
    }
    const addWithFields = (_fields?: unknown, done?: unknown) => add(done)
    return { boundingClientRect: add, scrollOffset: add, node: add, context: add, fields: addWithFields }
  }
  const query: Record<string, unknown> = {
    in: () => query,
    select: (selector: string) => select(selector, false),
    selectAll: (selector: string) => select(selector, true),
    selectViewport: () => select('viewport', false),
    exec: (done?: unknown) => {
      clock.after(1, () => {
        const results = fields.map((field) => {
          const measured = measure(field.selector)
          const result = field.all ? [measured] : measured
          callIfFunction(field.done, result)
          return result
        })
        callIfFunction(done, results)
      })
      return query
    },
  }
  return query
}

interface Observation {
  readonly selector: string
  readonly seen: (entry: Record<string, unknown>) => void
}

/** `wx.createIntersectionObserver()` for all pages: nothing intersects until a test says so. */
export class IntersectionObservers {
  private readonly observations = new Set<Observation>()

  create(): Record<string, unknown> {
    const own = new Set<Observation>()
    const observer: Record<string, unknown> = {
      relativeTo: () => observer,
      relativeToViewport: () => observer,
      observe: (selector: string, seen: Observation['seen']) => {
        const observation = { selector, seen }
        own.add(observation)
        this.observations.add(observation)
      },
      disconnect: () => {
        for (const observation of own) this.observations.delete(observation)
      },
    }
    return observer
  }

  /** Tells whoever observes `selector` that so much of it is in sight (0 … 1). Returns how many were told. */
  intersect(selector: string, ratio: number): number {
    const told = [...this.observations].filter((observation) => observation.selector === selector)
    for (const { seen } of told) seen({ intersectionRatio: ratio, id: selector.replace('#', ''), dataset: {} })
    return told.length
  }
}

function callIfFunction(callback: unknown, value: unknown): void {
  if (typeof callback === 'function') Reflect.apply(callback, undefined, [value])
}
