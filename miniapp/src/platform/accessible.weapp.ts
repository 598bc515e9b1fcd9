import type { Accessibility } from './accessible.types'

/** WeChat's own attributes, which config/aria carries into the templates. It knows no level of a heading and no dialog. */
export const accessible = (a: Accessibility): object => ({
  ...(a.role && a.role !== 'dialog' && { 'aria-role': a.role }),
  ...(a.label !== undefined && { 'aria-label': a.label }),
  ...(a.hidden && { 'aria-hidden': true }),
  ...(a.checked !== undefined && { 'aria-checked': a.checked }),
  ...(a.disabled && { 'aria-disabled': true }),
  ...(a.expanded !== undefined && { 'aria-expanded': a.expanded }),
})

/** A phone has no keyboard to press with. */
export const keyboardPress = (_press: () => void): object => ({})

/** WeChat's image is one element. */
export const INNER_IMAGE: object = {}
