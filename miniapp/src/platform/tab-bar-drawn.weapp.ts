/** WeChat lays custom-tab-bar over every tab page by itself. */
export const PAGE_DRAWS_TABS: boolean = false
