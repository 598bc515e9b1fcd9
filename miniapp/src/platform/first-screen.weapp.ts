/** WeChat shows no page before ours. */
export const removeFirstScreen = (): void => undefined
