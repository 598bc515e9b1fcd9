export default definePageConfig({ navigationBarTitleText: '先付订金' })
