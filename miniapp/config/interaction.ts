/**
 * In the place of Taro's own toasts, modals and action sheets for browsers, which bring a font and 22 kB: the preview only
 * ever says a few words. Readers hear them, and large words stay large.
 */
interface ToastOptions {
  title: string
  /** Milliseconds. */
  duration?: number
}

const USUAL_MS = 1500
const LOOK = {
  position: 'fixed',
  'z-index': '1000',
  top: '42%',
  left: '50%',
  'max-width': '300px',
  padding: '12px 16px',
  'border-radius': '12px',
  background: '#141b17',
  color: '#ffffff',
  font: '600 16px/1.45 -apple-system,Roboto,"PingFang SC","Noto Sans SC","Noto Sans CJK SC",sans-serif',
  transform: 'translate(-50%,-50%)',
} as const

let shown: HTMLElement | undefined
let timer: ReturnType<typeof setTimeout> | undefined

export const showToast = ({ title, duration = USUAL_MS }: ToastOptions): Promise<{ errMsg: string }> => {
  remove()
  shown = document.createElement('div')
  shown.setAttribute('role', 'status')
  shown.textContent = title
  for (const [name, value] of Object.entries(LOOK)) shown.style.setProperty(name, value)
  if (document.querySelector('.cj-large')) shown.style.setProperty('font-size', '20px')
  document.body.append(shown)
  timer = setTimeout(remove, duration)
  return done('showToast')
}

export const hideToast = (): Promise<{ errMsg: string }> => {
  remove()
  return done('hideToast')
}

const remove = (): void => {
  clearTimeout(timer)
  shown?.remove()
  shown = undefined
}

const done = (name: string): Promise<{ errMsg: string }> => Promise.resolve({ errMsg: `${name}:ok` })

/** What the preview never asks for fails as an interface that a phone does not have. */
const absent = (name: string) => (): Promise<never> => Promise.reject(new Error(`${name}:fail not in the preview`))

export const showModal = absent('showModal')
export const showActionSheet = absent('showActionSheet')
export const showLoading = absent('showLoading')
export const hideLoading = absent('hideLoading')
export const enableAlertBeforeUnload = absent('enableAlertBeforeUnload')
export const disableAlertBeforeUnload = absent('disableAlertBeforeUnload')
