import { Canvas } from '@tarojs/components'

/** WeChat paints only on a canvas of the page; its class keeps it out of sight. */
export const PaintingGround = ({ id, className }: { id: string; className: string }) => (
  <Canvas type="2d" id={id} canvasId={id} className={className} />
)
