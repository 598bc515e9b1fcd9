import type { ComponentResolver } from '../wxml/render'
import { callHook, part, type Definition, type Json, type Method, type ViewInstance } from './instance'

/** What components need from the page and the app they live in. */
export interface ComponentHost {
  readonly pageId: string
  /** Tags that the file `path` may use. */
  readonly usingComponents: (path: string) => Record<string, string>
  /** Loads a component's file and returns what it was defined with. */
  readonly definitionOf: (path: string) => Definition
  readonly setData: (instance: ViewInstance, patch: Json, done?: () => void) => void
  readonly copy: (value: unknown) => unknown
  readonly onError: (error: unknown, where: string) => void
  readonly createSelectorQuery: () => unknown
  readonly createIntersectionObserver: () => unknown
}

interface Mounted {
  readonly path: string
  readonly definition: Definition
  readonly instance: ViewInstance
  /** The attributes it got last, as JSON. */
  seen: string
}

/** The custom components of one page: made when first drawn, told of changed properties, detached when no longer drawn. */
export class PageComponents {
  private readonly mounted = new Map<string, Mounted>()
  private drawn = new Set<string>()

  constructor(private readonly host: ComponentHost) {}

  /** Resolves the tags in `owner`'s file to living components. */
  resolverFor(owner: string, ownerKey = ''): ComponentResolver {
    const known = this.host.usingComponents(owner)
    const counts = new Map<string, number>()
    return (tag, attributes) => {
      const path = known[tag]
      if (path === undefined) return undefined
      const count = counts.get(path) ?? 0
      counts.set(path, count + 1)
      const key = `${ownerKey}/${path}#${identityOf(attributes) ?? String(count)}`
      const { instance } = this.mount(key, path, attributes)
      return { path, data: instance.data, instance, resolve: this.resolverFor(path, key) }
    }
  }

  /** Makes the component at `key` if it is not there yet, and tells it of new attributes. */
  mount(key: string, path: string, attributes: Json): Mounted {
    this.drawn.add(key)
    const text = JSON.stringify(attributes)
    const known = this.mounted.get(key)
    if (known) {
      if (known.seen !== text) {
        known.seen = text
        this.update(known, attributes)
      }
      return known
    }
    const definition = this.load(path)
    const instance = this.create(definition, path, attributes)
    const fresh: Mounted = { path, definition, instance, seen: text }
    this.mounted.set(key, fresh)
    this.lifetime(fresh, 'created')
    this.update(fresh, attributes)
    this.lifetime(fresh, 'attached')
    this.lifetime(fresh, 'ready')
    return fresh
  }

  /** Detaches what the drawing just finished no longer shows. `kept` names components that are not part of the drawing. */
  sweep(kept: readonly string[] = []): void {
    for (const [key, component] of this.mounted) {
      if (this.drawn.has(key) || kept.includes(key)) continue
      this.mounted.delete(key)
      this.lifetime(component, 'detached')
    }
    this.drawn = new Set()
  }

  detachAll(): void {
    this.drawn = new Set()
    this.sweep()
  }

  /** Tells every component that its page is shown or hidden. */
  pageLifetime(name: 'show' | 'hide'): void {
    for (const { definition, instance, path } of this.mounted.values()) {
      this.guard(path, `pageLifetimes.${name}`, () => {
        callHook(part(definition, 'pageLifetimes'), name, instance)
      })
    }
  }

  private load(path: string): Definition {
    try {
      return this.host.definitionOf(path)
    } catch (error) {
      this.host.onError(error, path)
      return {}
    }
  }

  private create(definition: Definition, path: string, attributes: Json): ViewInstance {
    const { host } = this
    const instance = Object.create(definition) as ViewInstance
    Object.assign(instance, part(definition, 'methods'), {
      data: { ...(host.copy(part(definition, 'data')) as Json), ...defaultProperties(definition, host.copy) },
      is: path,
      id: attributes.id,
      setData: (patch: Json, done?: Method) => {
        host.setData(instance, patch, done && (() => void Reflect.apply(done, instance, [])))
      },
      getPageId: () => host.pageId,
      createSelectorQuery: host.createSelectorQuery,
      createIntersectionObserver: host.createIntersectionObserver,
      selectComponent: () => null,
      selectAllComponents: () => [],
    })
    instance.properties = instance.data
    return instance
  }

  /** Writes attributes that changed into the component's data and calls the observers of those names. */
  private update({ definition, instance, path }: Mounted, attributes: Json): void {
    const properties = part(definition, 'properties')
    const observers = part(definition, 'observers')
    for (const [name, value] of Object.entries(attributes)) {
      const property = camelCase(name)
      const previous = instance.data[property]
      instance.data[property] = this.host.copy(value)
      if (JSON.stringify(previous) === JSON.stringify(value)) continue
      this.guard(path, `observers.${property}`, () => {
        callHook(properties[property], 'observer', instance, instance.data[property], previous)
        callHook(observers, property, instance, instance.data[property])
      })
    }
  }

  /** `lifetimes` win over hooks of the same name at the definition's top. */
  private lifetime({ definition, instance, path }: Mounted, name: string): void {
    const lifetimes = part(definition, 'lifetimes')
    this.guard(path, name, () => {
      callHook(typeof lifetimes[name] === 'function' ? lifetimes : definition, name, instance)
    })
  }

  private guard(path: string, name: string, run: () => void): void {
    try {
      run()
    } catch (error) {
      this.host.onError(error, `${path}.${name}`)
    }
  }
}

/** Taro's wrappers carry their node (with its id) in `i`; other components may have an id. */
function identityOf(attributes: Json): string | undefined {
  const node = attributes.i
  if (typeof node === 'object' && node !== null) {
    const { sid } = node as { sid?: unknown }
    if (typeof sid === 'string') return sid
  }
  return typeof attributes.id === 'string' && attributes.id ? attributes.id : undefined
}

function defaultProperties(definition: Definition, copy: (value: unknown) => unknown): Json {
  const defaults: Json = {}
  for (const [name, property] of Object.entries(part(definition, 'properties'))) {
    const value =
      typeof property === 'object' && property !== null ? (property as { value?: unknown }).value : undefined
    if (value !== undefined) defaults[name] = copy(value)
  }
  return defaults
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
