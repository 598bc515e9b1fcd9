/** Millimetres: x grows from the nose to the tail, y upwards from the ground. */
export type Point = readonly [x: number, y: number]
/** A corner of a contour; `crown` bulges the line that leaves it outward, as a share of that line's length. */
export type Corner = readonly [x: number, y: number, roundingMm?: number, crown?: number]
/** A cubic Bézier curve: start, two handles, end. */
export type Curve = readonly [Point, Point, Point, Point]

/** The element at `index`, counted round and round; throws RangeError on an empty list. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[((index % list.length) + list.length) % list.length]
  if (item === undefined) throw new RangeError('at: empty list')
  return item
}

/** Smooth cubics through rounded corners. An open contour keeps its two ends sharp. */
export function contour(corners: readonly Corner[], isClosed = false): Curve[] {
  const n = corners.length
  const count = isClosed ? n : n - 1
  const sides = Array.from({ length: count }, (_, i) => {
    const from = at(corners, i)
    const to = at(corners, i + 1)
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const length = Math.hypot(dx, dy) || 1
    const bulge = ((from[3] ?? 0) * 4) / 3
    const handle = (t: number): Point => [from[0] + dx * t - dy * bulge, from[1] + dy * t + dx * bulge]
    const trim = (corner: Corner, isEnd: boolean) =>
      isEnd && !isClosed ? 0 : Math.min(0.48, (corner[2] ?? 0) / length)
    const whole: Curve = [[from[0], from[1]], handle(1 / 3), handle(2 / 3), [to[0], to[1]]]
    return slice(whole, trim(from, i === 0), 1 - trim(to, i === n - 2))
  })
  return sides.flatMap((side, i) => {
    const next = at(sides, i + 1)
    const corner = at(corners, i + 1)
    const [from, to] = [side[3], next[0]]
    const isSharp = Math.hypot(from[0] - to[0], from[1] - to[1]) <= 1
    if (isSharp || (i === count - 1 && !isClosed)) return [side]
    const bend: Curve = [from, towards(from, side[2], corner), towards(to, next[1], corner), to]
    return [side, bend]
  })
}

/** Points along the curves, close enough to measure by. */
export function sample(curves: readonly Curve[]): Point[] {
  return curves.flatMap((curve) => Array.from({ length: 17 }, (_, i) => pointOn(curve, i / 16)))
}

/** Where a sampled line meets x = value (axis 0) or y = value (axis 1), as the other coordinate. */
export function crossings(points: readonly Point[], value: number, axis: 0 | 1): number[] {
  const other = axis === 0 ? 1 : 0
  return points.slice(1).flatMap((b, i) => {
    const a = at(points, i)
    const isMet = (a[axis] - value) * (b[axis] - value) <= 0 && a[axis] !== b[axis]
    return isMet ? [a[other] + ((b[other] - a[other]) * (value - a[axis])) / (b[axis] - a[axis])] : []
  })
}

/** A handle that leaves `point` straight on from `previous`, six tenths of the way to the corner. */
function towards(point: Point, previous: Point, corner: Corner): Point {
  const [dx, dy] = [point[0] - previous[0], point[1] - previous[1]]
  const reach = (0.6 * Math.hypot(corner[0] - point[0], corner[1] - point[1])) / (Math.hypot(dx, dy) || 1)
  return [point[0] + dx * reach, point[1] + dy * reach]
}

function slice(curve: Curve, from: number, to: number): Curve {
  return split(split(curve, to)[0], from / to)[1]
}

function pointOn([p, q, r, s]: Curve, t: number): Point {
  const u = 1 - t
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
  return [a * p[0] + b * q[0] + c * r[0] + d * s[0], a * p[1] + b * q[1] + c * r[1] + d * s[1]]
}

/** De Casteljau: the curve before and after t. */
function split([p, q, r, s]: Curve, t: number): [Curve, Curve] {
  const between = (a: Point, b: Point): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
  const [a, b, c] = [between(p, q), between(q, r), between(r, s)]
  const [d, e] = [between(a, b), between(b, c)]
  const middle = between(d, e)
  return [
    [p, a, d, middle],
    [middle, e, c, s],
  ]
}
