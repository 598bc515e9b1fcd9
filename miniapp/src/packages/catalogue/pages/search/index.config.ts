export default definePageConfig({ navigationBarTitleText: '搜车' })
