// The words of the shop's facts: English as the fact's value, Chinese beside it.

/** material -> Chinese; `hue` is its own colour where it has one, as a drawing shows it. */
export const materials = {
  aluminium: { zh: '铝合金', hue: '#b9c0c4' },
  'ash wood': { zh: '白蜡木', hue: '#d9b88a' },
  bamboo: { zh: '竹', hue: '#cdb672' },
  beech: { zh: '榉木', hue: '#d8ae84' },
  beeswax: { zh: '蜂蜡', hue: '#e3b866' },
  'borosilicate glass': { zh: '高硼硅玻璃', hue: '#cfe3e4' },
  brass: { zh: '黄铜', hue: '#c9a24b' },
  'carbon fibre': { zh: '碳纤维', hue: '#3b4043' },
  'carbon steel': { zh: '碳钢', hue: '#6f777b' },
  'cast iron': { zh: '铸铁', hue: '#484b4d' },
  copper: { zh: '紫铜', hue: '#c0764d' },
  cork: { zh: '软木', hue: '#c89b6a' },
  'cotton canvas': { zh: '棉帆布' },
  down: { zh: '羽绒' },
  enamel: { zh: '搪瓷' },
  leather: { zh: '皮革', hue: '#9a5f3c' },
  linen: { zh: '亚麻' },
  'merino wool': { zh: '美利奴羊毛' },
  'natural rubber': { zh: '天然橡胶' },
  oak: { zh: '橡木', hue: '#c69a64' },
  porcelain: { zh: '瓷' },
  'recycled paper': { zh: '再生纸' },
  'recycled polycarbonate': { zh: '再生聚碳酸酯' },
  'recycled polyester': { zh: '再生涤纶' },
  'ripstop nylon': { zh: '防撕裂尼龙' },
  'stainless steel': { zh: '不锈钢', hue: '#c3c9cc' },
  stoneware: { zh: '炻器' },
  terracotta: { zh: '陶土', hue: '#c47a55' },
  titanium: { zh: '钛', hue: '#9aa0a6' },
  walnut: { zh: '胡桃木', hue: '#7b5238' },
  'waxed cotton': { zh: '油蜡棉布' },
  wool: { zh: '羊毛' },
};

/** colour -> Chinese and the colour itself. */
export const colors = {
  moss: { zh: '苔绿', hex: '#6f7f45' },
  pine: { zh: '松绿', hex: '#2f5d4e' },
  sage: { zh: '灰绿', hex: '#a3b18a' },
  sky: { zh: '天蓝', hex: '#7fb2cf' },
  fjord: { zh: '峡湾蓝', hex: '#2f6690' },
  ink: { zh: '墨蓝', hex: '#2b3a55' },
  rust: { zh: '锈红', hex: '#b5532f' },
  poppy: { zh: '罂粟红', hex: '#d8432e' },
  ochre: { zh: '赭黄', hex: '#d39a2d' },
  sand: { zh: '沙色', hex: '#d9c19a' },
  clay: { zh: '陶土色', hex: '#b98068' },
  chalk: { zh: '米白', hex: '#ece6d8' },
  charcoal: { zh: '炭灰', hex: '#454a4d' },
  plum: { zh: '梅紫', hex: '#704264' },
  rose: { zh: '玫瑰粉', hex: '#d98c8c' },
};

/** use -> Chinese. */
export const uses = {
  'weekend camping': '周末露营',
  'winter camping': '冬季露营',
  'day hiking': '一日徒步',
  'long-distance hiking': '长距离徒步',
  commuting: '通勤',
  bikepacking: '骑行旅行',
  paddling: '划艇',
  'wild swimming': '野外游泳',
  picnics: '野餐',
  'van life': '房车旅居',
  'everyday cooking': '日常烹饪',
  'Sunday cooking': '周日慢炖',
  'slow mornings': '慢早晨',
  'balcony gardening': '阳台种植',
  'kitchen gardening': '菜园耕作',
  'reading corner': '阅读角',
  'home office': '居家办公',
};

/** season -> Chinese. */
export const seasons = {
  spring: '春季',
  summer: '夏季',
  autumn: '秋季',
  winter: '冬季',
  'all year': '四季',
};

/** What a product fits to (the fact `compatible_with`) -> Chinese. */
export const systems = {
  'Loop hook': 'Loop 挂钩',
  'Peg-12 anchor': 'Peg-12 地锚',
  'Roll strap': 'Roll 绑带',
  'S-valve': 'S 型气嘴',
  'USB-C charger': 'USB-C 充电',
  '18650 cell': '18650 电池',
  'Lynx mount': 'Lynx 卡座',
  'R20 rack': 'R20 货架',
  'Bottle dock': 'Bottle 瓶座',
  'Nest 16 lid': 'Nest 16 锅盖',
  'Nest 24 lid': 'Nest 24 锅盖',
  'induction hob': '电磁炉',
  'Cone 02 filter': 'Cone 02 滤纸',
  'tool rail': '工具挂轨',
};

/** A fact of no meaning to shoppers: where the product is stored.  No taste follows it. */
export const warehouses = {
  'Bay A': 'A 库区',
  'Bay B': 'B 库区',
  'Bay C': 'C 库区',
  'Bay D': 'D 库区',
  'Bay E': 'E 库区',
  'Bay F': 'F 库区',
};
