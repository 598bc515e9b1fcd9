export const chargeTexts = {
  title: '找充电站，还没开',
  words: '开了以后，这里能看附近哪里能充、空几个、多少钱一度。',
  now: '现在能看的',
  cars: '哪款车充一次跑得远',
  carsNote: '每款都写着春秋、冬天约跑多少',
  stores: '附近的门店',
  storesNote: '问问家里怎么装充电桩',
} as const
