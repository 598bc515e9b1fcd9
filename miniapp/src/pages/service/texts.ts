export const serviceTexts = {
  title: '约保养、修车，还没开',
  words: '开了以后，这里能约时间、看修到哪一步、要多少钱。',
  now: '现在先打电话约',
  maintenance: '能保养的门店',
  repair: '能修车的门店',
  phoneNote: '点“电话”就能问、能约',
  help: '找人帮忙',
} as const
