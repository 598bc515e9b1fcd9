export default definePageConfig({ navigationBarBackgroundColor: '#FFFFFF', navigationBarTitleText: '搜车' })
