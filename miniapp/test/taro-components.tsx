import type { ChangeEvent, ComponentType, ReactNode, Ref, SyntheticEvent } from 'react'
import { createElement, forwardRef } from 'react'

// Light stand-ins for @tarojs/components: the same props on real DOM elements with their roles.

type Props = Record<string, unknown> & { children?: ReactNode }
type Translate = (props: Props) => Props

/** Props that mean nothing to a DOM element. */
const FOREIGN = new Set([
  'hoverClass',
  'hoverStyle',
  'formType',
  'openType',
  'lazyLoad',
  'mode',
  'scrollX',
  'scrollY',
  'enhanced',
  'showScrollbar',
  'catchMove',
  'compileMode',
  'placeholderClass',
  'upperThreshold',
  'lowerThreshold',
  'onScrollToLower',
  'scrollIntoView',
  'scrollWithAnimation',
  'confirmType',
  'adjustPosition',
  'cursorSpacing',
  'nativeProps',
  'imgProps',
  'focus',
  'onGetPhoneNumber',
  'onAgreePrivacyAuthorization',
  'plain',
])

const known = (props: Props): Props => ({
  ...Object.fromEntries(Object.entries(props).filter(([name]) => !FOREIGN.has(name))),
  ...(props.nativeProps as Props | undefined),
})

const element = (tag: string, translate: Translate = (props) => props): ComponentType<Props> =>
  forwardRef<HTMLElement, Props>((props, ref: Ref<HTMLElement>) =>
    createElement(tag, { ...translate(known(props)), ref }),
  )

const callIfFunction = (handler: unknown, event: unknown): void => {
  if (typeof handler === 'function') (handler as (event: unknown) => void)(event)
}

/** Taro hands on `event.detail.value` where the DOM has `event.target.value`. */
const detailed =
  (handler: unknown, value: (target: HTMLInputElement) => unknown) =>
  (event: ChangeEvent<HTMLInputElement> | SyntheticEvent<HTMLInputElement>): void => {
    callIfFunction(handler, { ...event, detail: { value: value(event.currentTarget) } })
  }

const text = (target: HTMLInputElement): unknown => target.value

export const View = element('div')
export const Text = element('span')
export const ScrollView = element('div')
export const RootPortal = element('div')
export const Canvas = element('canvas')
export const Label = element('label')
export const Swiper = element('div')
export const SwiperItem = element('div')
export const Block = ({ children }: Props) => children
export const PageMeta = Block
export const Button = element('button', (props) => ({ ...props, type: 'button' }))
export const Image = element('img', ({ onLoad: _load, onError: _error, ...props }) => ({ alt: '', ...props }))
export const Input = element('input', ({ onInput, onConfirm, type, password, maxlength, ...props }) => ({
  ...props,
  type: password === true ? 'password' : type === 'number' ? 'tel' : 'text',
  maxLength: maxlength,
  onChange: detailed(onInput, text),
  onKeyDown: (event: { key: string }) => {
    if (event.key === 'Enter') callIfFunction(onConfirm, event)
  },
}))
export const Textarea = element('textarea', ({ onInput, maxlength, ...props }) => ({
  ...props,
  maxLength: maxlength,
  onChange: detailed(onInput, text),
}))
export const Switch = element('input', ({ onChange, ...props }) => ({
  ...props,
  type: 'checkbox',
  onChange: detailed(onChange, ({ checked }) => checked),
}))
