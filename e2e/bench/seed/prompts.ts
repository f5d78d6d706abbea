import type { Random } from './random.ts'

interface Language {
  subjects: string[]
  places: string[]
  lights: string[]
  manners: string[]
  between: string
}

const english: Language = {
  subjects: [
    'A barista pouring milk into a cup',
    'An old lighthouse keeper reading a letter',
    'Two foxes crossing a frozen river',
    'A perfume bottle on a slab of travertine',
    'A child flying a red paper kite',
    'An astronaut tending tomatoes',
    'A tram climbing a steep street',
    'A running shoe suspended in mid-air',
    'A jazz trio in a cellar',
    'A greenhouse full of orchids',
  ],
  places: [
    'in a small café with steamed-up windows',
    'above the cliffs of a northern coast',
    'in front of a pale limestone wall',
    'on the roof of a tower block in Lagos',
    'under a glass dome on Mars',
    'at the edge of a wheat field',
    'in the middle of a night market',
    'against a seamless backdrop of warm grey',
  ],
  lights: [
    'low evening sun, long shadows',
    'soft window light from the left',
    'neon reflected in wet asphalt',
    'overcast, flat and even',
    'a single hard spotlight',
    'blue hour, lamps just switched on',
  ],
  manners: [
    'shot on 35 mm film, fine grain, muted colours',
    'editorial photograph, shallow depth of field',
    'gouache illustration with visible brush strokes',
    'isometric render, matte clay, pastel palette',
    'wide-angle, strong leading lines, high contrast',
    'macro lens, water droplets, dark background',
  ],
  between: ', ',
}

const german: Language = {
  subjects: [
    'Eine Bäckerin zieht Brote aus dem Ofen',
    'Ein Fährmann über grünem Wasser',
    'Ein gläserner Wecker auf Schiefer',
    'Drei Störche über dem Kirchdach',
  ],
  places: [
    'in einer Backstube früh um fünf',
    'zwischen Schären und Nebel',
    'vor einer weiß gekalkten Mauer',
    'auf einer Wiese voller Löwenzahn',
  ],
  lights: ['Gegenlicht, goldene Stunde', 'kühles Morgenlicht', 'Gewitterlicht, größte Tiefe'],
  manners: [
    'analoge Fotografie, feines Korn',
    'Linolschnitt in zwei Farben',
    'Produktaufnahme, präzise',
  ],
  between: ', ',
}

const french: Language = {
  subjects: ['Une fleuriste noue un bouquet', 'Un vélo bleu contre un mur', 'Un théâtre vide'],
  places: [
    'sous les arcades d’un marché',
    'à Marseille, face à la mer',
    'dans une forêt de hêtres',
  ],
  lights: ['lumière d’été, ombres nettes', 'brume dorée de l’aube'],
  manners: ['photographie argentique, tons pastel', 'aquarelle légère, bords irréguliers'],
  between: ', ',
}

const spanish: Language = {
  subjects: ['Una niña con un paraguas amarillo', 'Un camión antiguo cargado de naranjas'],
  places: ['en una plaza de Cádiz después de la lluvia', 'junto a un muro encalado'],
  lights: ['luz de mediodía, sombras cortas', 'atardecer rosado'],
  manners: ['estilo documental, gran angular', 'ilustración de tinta y acuarela'],
  between: ', ',
}

const japanese: Language = {
  subjects: ['雨の中を歩く白い猫', '古い喫茶店の窓際に座る女性', '雪をかぶった赤い鳥居'],
  places: ['京都の細い路地で', '東京の高架下で', '静かな湖のほとりで'],
  lights: ['夕暮れの柔らかな光', 'ネオンの反射'],
  manners: ['フィルム写真、浅い被写界深度', '浮世絵風、限られた色数'],
  between: '、',
}

const chinese: Language = {
  subjects: ['一位老人在竹林里弹古琴', '漂浮在云海之上的茶室'],
  places: ['清晨的山谷中', '江南小镇的石桥旁'],
  lights: ['薄雾与晨光', '月光与灯笼'],
  manners: ['水墨画风格，大量留白', '电影感构图，细腻质感'],
  between: '，',
}

const arabic: Language = {
  subjects: ['قطة تنام على سجادة حمراء', 'نخلة وحيدة أمام الكثبان'],
  places: ['في سوق قديم في فاس', 'على سطح بيت أبيض'],
  lights: ['ضوء الغروب الدافئ', 'ظلال حادة عند الظهيرة'],
  manners: ['تصوير واقعي، تفاصيل دقيقة', 'رسم بالحبر'],
  between: '، ',
}

const others = [german, german, french, french, spanish, japanese, japanese, chinese, arabic]

const asides = [
  'no text',
  'plenty of empty space on the right for a headline',
  'calm mood',
  '4k ✨',
]

/** What people write: mostly English, mostly one or two sentences, seldom as long as it may be. */
export function writePrompt(random: Random): string {
  if (random.chance(1 / 150)) return longPrompt(random)
  const { subjects, places, lights, manners, between } = random.chance(0.65)
    ? english
    : random.pick(others)
  const parts = [random.pick(subjects), random.pick(places)]
  if (random.chance(0.8)) parts.push(random.pick(lights))
  if (random.chance(0.8)) parts.push(random.pick(manners))
  if (random.chance(0.3)) parts.push(random.pick(asides))
  return parts.join(between)
}

const longest = 5_000

function longPrompt(random: Random): string {
  const { subjects, places, lights, manners } = english
  let prompt = ''
  while (prompt.length < longest) {
    const sentence = [subjects, places, lights, manners].map((list) => random.pick(list))
    prompt += `${sentence.join(', ')}. `
  }
  return prompt.slice(0, longest)
}
