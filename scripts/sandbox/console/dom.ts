type Child = Node | string | undefined | false

interface Properties {
  class?: string
  onClick?: () => void
  attributes?: Record<string, string>
}

/** Makes an element; text is always set as text. */
export const element = (
  tag: string,
  { class: name, onClick, attributes }: Properties,
  ...children: Child[]
): HTMLElement => {
  const made = document.createElement(tag)
  if (name) made.className = name
  for (const [key, value] of Object.entries(attributes ?? {})) made.setAttribute(key, value)
  if (onClick) made.addEventListener('click', onClick)
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== false))
  return made
}

export const text = (name: string, words: string): HTMLElement => element('span', { class: name }, words)

export const button = (
  words: string,
  onClick: () => void,
  options: { go?: boolean; pressed?: boolean } = {},
): HTMLElement =>
  element(
    'button',
    {
      class: options.go ? 'button button--go' : 'button',
      onClick,
      attributes: { type: 'button', ...(options.pressed !== undefined && { 'aria-pressed': String(options.pressed) }) },
    },
    words,
  )

export const toggle = (label: string, on: boolean, onClick: () => void, calm = false): HTMLElement =>
  element('button', {
    class: calm ? 'switch switch--calm' : 'switch',
    onClick,
    attributes: { type: 'button', role: 'switch', 'aria-checked': String(on), 'aria-label': label },
  })

/** The element that the page has under this id. */
export const place = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no #${id}`)
  return found
}

/** Puts new contents in a place, unless somebody is typing there. */
export const fill = (id: string, ...children: Child[]): void => {
  const target = place(id)
  if (target.querySelector('input:focus, select:focus')) return
  const scrolled = target.querySelector('.events')?.scrollTop
  const { scrollTop } = target
  target.replaceChildren(...children.filter((child): child is Node | string => child !== undefined && child !== false))
  target.scrollTop = scrollTop
  if (scrolled !== undefined) target.querySelector('.events')?.scrollTo(0, scrolled)
}

/** A part of the page under its title. */
export const card = (title: string, children: (HTMLElement | string)[]): HTMLElement =>
  element('section', { class: 'card' }, element('div', { class: 'head' }, title), ...children)
