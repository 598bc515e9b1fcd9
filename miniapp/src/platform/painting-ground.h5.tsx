/** A browser paints on a canvas of its own that is on no page. */
export const PaintingGround = (_props: { id: string; className: string }) => null
