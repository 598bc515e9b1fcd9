/** 江苏省 → 江苏, 广西壮族自治区 → 广西, 宿迁市 → 宿迁: as people say them. */
export const shortName = (name: string): string =>
  name.length <= 2 ? name : name.replace(/(省|市|地区|盟|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '')
