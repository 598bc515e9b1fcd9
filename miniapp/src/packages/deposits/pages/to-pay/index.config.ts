export default definePageConfig({ navigationBarTitleText: '帮忙付订金' })
