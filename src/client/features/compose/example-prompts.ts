/** The examples of WaveSpeed's own page for Photon Flash. */
export const examplePrompts = [
  {
    title: 'Barista in a small café',
    prompt:
      'A barista making coffee behind the counter of a small café, espresso machine steaming, pastries in glass display, moody lighting',
  },
  {
    title: 'Boarding a bus at sunset',
    prompt:
      'Commuter boarding a city bus at sunset, reflections on the glass, traffic passing by, low-angle shots of buildings and skyline',
  },
  {
    title: 'Reading on a rainy afternoon',
    prompt:
      'Woman reading a book in a window seat during a rainy afternoon, raindrops on the glass, blanket over her legs, peaceful moment',
  },
  {
    title: 'Park bench at golden hour',
    prompt:
      'Someone sitting at a quiet park bench during golden hour, fallen leaves, light breeze, birds in the distance',
  },
  {
    title: 'Dancing alone at midnight',
    prompt:
      'Woman dancing alone in her apartment at midnight, Bluetooth speaker playing upbeat music, lights off except for LED strips',
  },
  {
    title: 'Journaling by flashlight',
    prompt:
      'Teen girl journaling in bed by phone flashlight, stuffed animals around her, stickers on the wall, cozy and introspective vibe',
  },
  {
    title: 'Breakfast by the window',
    prompt:
      'Elderly couple eating breakfast together by the window, morning paper, fruit on the table, warm and tender realism',
  },
  {
    title: 'A teenager’s bedroom',
    prompt:
      "Cluttered teenager's bedroom with posters on the wall, open laptop, messy bed and clothes on the floor, natural lighting",
  },
  {
    title: 'Checkout line',
    prompt:
      'Grocery store checkout line, people holding baskets, cash register lights, everyday realism with muted tones',
  },
  {
    title: 'City lights from above',
    prompt:
      'Man looking out his apartment window at the city lights, dim room behind him, a glass of wine in hand',
  },
] as const
