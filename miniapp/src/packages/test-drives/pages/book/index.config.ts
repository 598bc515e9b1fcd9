export default definePageConfig({ navigationBarTitleText: '约试驾' })
