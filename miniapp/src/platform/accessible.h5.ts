import type { Accessibility } from './accessible.types'

const CHECKED_ROLES = new Set(['checkbox', 'radio', 'switch'])
const PRESSABLE_ROLES = new Set(['button', 'link', 'checkbox', 'radio', 'switch', 'tab'])

/** Attributes of a real element. What can be pressed can also be reached by keyboard. */
export const accessible = (a: Accessibility): object => ({
  ...(a.role && { role: a.role }),
  ...(a.role && PRESSABLE_ROLES.has(a.role) && { tabIndex: 0 }),
  ...(a.label !== undefined && { 'aria-label': a.label }),
  ...(a.hidden && { 'aria-hidden': true }),
  ...(a.checked !== undefined && checkedAttribute(a)),
  ...(a.disabled && { 'aria-disabled': true }),
  ...(a.expanded !== undefined && { 'aria-expanded': a.expanded }),
  ...(a.level !== undefined && { 'aria-level': a.level }),
  ...(a.role === 'dialog' && { 'aria-modal': true }),
})

const checkedAttribute = ({ role, checked }: Accessibility): object => {
  if (role && CHECKED_ROLES.has(role)) return { 'aria-checked': checked }
  return role === 'tab' ? { 'aria-selected': checked } : { 'aria-pressed': checked }
}

/** Enter and the space bar press what a finger would. */
export const keyboardPress = (press: () => void): object => ({
  onKeyDown: (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    press()
  },
})

/** Taro wraps each image in an element that bears role and label; the image within must not be read a second time. */
export const INNER_IMAGE: object = { imgProps: { alt: '' } }
