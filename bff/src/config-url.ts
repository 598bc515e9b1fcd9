import { z } from 'zod'

/** An address of http or https; a slash at its end says nothing. */
export const HttpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))
