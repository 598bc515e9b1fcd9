import path from 'node:path'

/** A small mini-program written by hand, which uses whatever the harness must be able to do. */
export const FIXTURE = path.join(__dirname, 'fixture')

export const DETAIL = '/packages/trade/pages/detail/index?id=7'
export const FORM = '/packages/trade/pages/form/index'
export const LAB = '/packages/trade/pages/lab/index'
export const MINE = '/pages/mine/index'
