/** WeChat lays custom-tab-bar over every tab page by itself. */
export const PageTabs = (_props: { large: boolean }) => null
