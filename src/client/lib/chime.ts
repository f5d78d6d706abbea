/** A fifth upwards. */
const notes = [
  { frequency: 659.25, at: 0 },
  { frequency: 987.77, at: 0.13 },
]
const loudness = 0.07
const lengthS = 0.7

let context: AudioContext | undefined

/** Two soft notes. A browser plays nothing before a person has touched the page, and we do not try then. */
export async function playChime() {
  if (!('AudioContext' in window) || navigator.userActivation?.hasBeenActive === false) return
  context ??= new AudioContext()
  await context.resume()
  for (const { frequency, at } of notes) playNote(context, frequency, context.currentTime + at)
}

function playNote(audio: AudioContext, frequency: number, start: number) {
  const oscillator = new OscillatorNode(audio, { type: 'sine', frequency })
  const gain = new GainNode(audio, { gain: 0 })
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(loudness, start + 0.015)
  gain.gain.exponentialRampToValueAtTime(0.0001, start + lengthS)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(start)
  oscillator.stop(start + lengthS)
}
