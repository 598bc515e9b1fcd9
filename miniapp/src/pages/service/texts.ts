/** Words of 服务 while maintenance and rescue cannot be asked for on the phone yet. */
export const serviceTexts = {
  title: '手机上约保养，还没开',
  words: '现在可以打电话跟门店约，或者直接去店里。',
  findStore: '找能保养的店',
  coming: [
    { icon: 'calendar', words: '约保养，先看到要花多少钱、多长时间' },
    { icon: 'wrench', words: '修到哪一步了，要加钱的先问您' },
    { icon: 'battery', words: '电池还剩几成' },
  ],
  rescueTitle: '车坏在路上',
  rescueWords: '车集的救援还没开。先打双闪，人下车，站到路边安全的地方，别站车后。',
  highway: '高速上坏了，打 12122',
  accident: '出了事故，打 122',
  insurer: '保险单上也有电话，多数保险能叫拖车。',
} as const
