export default definePageConfig({ navigationBarTitleText: '凭证', enableShareAppMessage: true })
