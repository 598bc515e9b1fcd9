/** 江苏省宿迁市沭阳县建设路133号 → 沭阳县建设路133号: for where province and prefecture are known from elsewhere. */
export const addressInCounty = (address: string): string =>
  address.replace(/^(.{2,8}?(省|自治区))?(.{1,8}?(市|地区|盟|自治州))?(?=.)/, '')
