export default definePageConfig({ navigationBarTitleText: '车型', enableShareAppMessage: true })
