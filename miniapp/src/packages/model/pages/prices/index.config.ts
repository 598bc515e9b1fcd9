export default definePageConfig({ navigationBarTitleText: '全国一口价' })
