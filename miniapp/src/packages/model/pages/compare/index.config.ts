export default definePageConfig({
  navigationBarBackgroundColor: '#FFFFFF',
  navigationBarTitleText: '对比',
  enableShareAppMessage: true,
})
