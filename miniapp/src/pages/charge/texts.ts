/** Words of 充电 while charging stations cannot be looked up yet. */
export const chargeTexts = {
  title: '找充电站，还没开',
  words: '开了以后，这一页能看到附近哪里能充、多少钱。',
  coming: [
    { icon: 'location', words: '离您近的充电站，有多远' },
    { icon: 'plug-dc', words: '几个充电头空着，您的车能不能用' },
    { icon: 'rmb', words: '每度多少钱，电费加服务费都在内' },
  ],
  cars: '看每款车怎么充、充多久',
  carsNote: '在车的那一页，写着快充和家里充各要多久',
  stores: '问问附近的门店',
  storesNote: '店里人知道当地哪里能充',
} as const
