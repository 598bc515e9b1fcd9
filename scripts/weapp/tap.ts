import type { WxWorld } from './api/wx'
import { tapOpenTypes } from './open-types'
import { fieldKey, type Page } from './page'
import { dispatch, reachesHandler } from './runtime/events'
import type { PageView } from './runtime/page-view'
import { closest } from './wxml/selector'
import { attributeText, elements, lineage, type ElementNode } from './wxml/tree'

export interface Tap {
  readonly page: Page
  readonly view: PageView
  readonly world: WxWorld
  /** Elements that the test's selector matched; the first one that a tap does anything to is tapped. */
  readonly candidates: readonly ElementNode[]
  readonly fields: Map<string, unknown>
}

/**
 * One tap of a finger, with everything native components do by themselves.
 * @throws when it would do nothing at all.
 */
export async function tap(options: Tap): Promise<void> {
  const { page, view, world, candidates } = options
  const target = candidates.find((node) => isDisabled(node) || doesAnything(node))
  if (!target) throw new Error(`tap reached no handler on ${page.route}`)
  if (isDisabled(target)) return
  world.gestures.begin()
  dispatch(view, target, 'tap', { detail: { x: 0, y: 0 } })
  const button = closest(target, 'button')
  if (button) tapOpenTypes({ page, view, world, button })
  if (button && formType(button)) submitOrReset(options, button)
  flipField(options, target)
  await followNavigator(page, target)
}

function isDisabled(node: ElementNode): boolean {
  const disabled = closest(node, 'button')?.attributes.disabled
  return disabled !== undefined && disabled !== false && disabled !== 'false'
}

function doesAnything(node: ElementNode): boolean {
  if (reachesHandler(node, 'tap')) return true
  for (const each of lineage(node)) {
    if (each.tag === 'button' && (attributeText(each, 'open-type') || formType(each))) return true
    if (['navigator', 'switch', 'checkbox', 'radio'].includes(each.tag)) return true
  }
  return false
}

function formType(button: ElementNode): string {
  return attributeText(button, 'form-type')
}

function submitOrReset({ view, fields }: Tap, button: ElementNode): void {
  const form = closest(button, 'form')
  if (!form) return
  if (formType(button) === 'reset') {
    fields.clear()
    dispatch(view, form, 'reset', { bubbles: false })
    return
  }
  const value: Record<string, unknown> = {}
  for (const field of elements(form)) {
    const name = attributeText(field, 'name')
    if (name) value[name] = fields.get(fieldKey(field)) ?? field.attributes.value ?? field.attributes.checked ?? ''
  }
  dispatch(view, form, 'submit', { detail: { value }, bubbles: false })
}

/** A switch flips; a checkbox or radio changes the group around it. */
function flipField({ view, fields }: Tap, target: ElementNode): void {
  for (const field of lineage(target)) {
    if (field.tag === 'switch') {
      const value = !isChecked(field, fields)
      fields.set(fieldKey(field), value)
      dispatch(view, field, 'change', { detail: { value }, bubbles: false })
    } else if (field.tag === 'checkbox' || field.tag === 'radio') {
      const group = closest(field, `${field.tag}-group`)
      if (group) changeGroup(view, group, field, fields)
    } else continue
    return
  }
}

function changeGroup(view: PageView, group: ElementNode, field: ElementNode, fields: Map<string, unknown>): void {
  const members = [...elements(group)].filter((node) => node.tag === field.tag)
  const chosen = new Set(members.filter((node) => isChecked(node, fields)).map((node) => attributeText(node, 'value')))
  const value = attributeText(field, 'value')
  if (field.tag === 'radio') {
    dispatch(view, group, 'change', { detail: { value }, bubbles: false })
    return
  }
  if (!chosen.delete(value)) chosen.add(value)
  dispatch(view, group, 'change', { detail: { value: [...chosen] }, bubbles: false })
}

function isChecked(field: ElementNode, fields: Map<string, unknown>): boolean {
  const value = fields.get(fieldKey(field)) ?? field.attributes.checked
  return value === true || value === 'true' || value === ''
}

async function followNavigator(page: Page, target: ElementNode): Promise<void> {
  const navigator = closest(target, 'navigator')
  if (!navigator) return
  const kind = attributeText(navigator, 'open-type') || 'navigate'
  if (kind === 'navigateBack') {
    await page.app.back(Number(attributeText(navigator, 'delta') || 1))
    return
  }
  const routes = {
    navigate: 'navigateTo',
    redirect: 'redirectTo',
    switchTab: 'switchTab',
    reLaunch: 'reLaunch',
  } as const
  const route = routes[kind as keyof typeof routes] as (typeof routes)[keyof typeof routes] | undefined
  if (route) await page.app.go(route, attributeText(navigator, 'url'))
}
