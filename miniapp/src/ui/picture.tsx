import { Image } from '@tarojs/components'
import { accessible, INNER_IMAGE } from '../platform/accessible'

interface PictureProps {
  src: string
  /** What it shows; without one it is decoration. */
  label?: string
  className?: string
  /** Loaded only when it comes near the screen. */
  lazy?: boolean
}

/** A picture, fitted whole into the box that its class gives it. */
export const Picture = ({ src, label, className, lazy = false }: PictureProps) => (
  <Image
    src={src}
    mode="aspectFit"
    lazyLoad={lazy}
    className={className ?? ''}
    {...INNER_IMAGE}
    {...accessible(label === undefined ? { hidden: true } : { role: 'img', label })}
  />
)
