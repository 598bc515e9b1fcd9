export default definePageConfig({ navigationBarTitleText: '选车' })
