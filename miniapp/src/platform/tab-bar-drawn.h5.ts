/** The browser has no tab bar of its own: each tab page draws ours. */
export const PAGE_DRAWS_TABS: boolean = true
