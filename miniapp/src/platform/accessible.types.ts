/** What a screen reader is told of a thing on the screen. */
export interface Accessibility {
  role?:
    | 'button'
    | 'link'
    | 'checkbox'
    | 'radio'
    | 'switch'
    | 'tab'
    | 'tablist'
    | 'img'
    | 'heading'
    | 'status'
    | 'alert'
    | 'dialog'
    | 'listitem'
    | 'list'
    | 'group'
  /** Read instead of what the thing contains. */
  label?: string | undefined
  /** Decoration: not read at all. */
  hidden?: boolean
  checked?: boolean | undefined
  disabled?: boolean | undefined
  expanded?: boolean | undefined
  /** Of a heading, 1 to 6. */
  level?: number
}
