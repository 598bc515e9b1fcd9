export default definePageConfig({ navigationBarTitleText: '车型' })
