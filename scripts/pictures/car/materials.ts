export const PLASTIC = '#272d34'
export const RUBBER = '#12171c'
export const LENS = '#edf4f9'
export const IRIS = '#b4c6d3'
