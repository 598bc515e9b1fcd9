export default definePageConfig({
  navigationBarTitleText: '选地方',
  navigationBarBackgroundColor: '#FFFFFF',
  backgroundColor: '#FFFFFF',
})
