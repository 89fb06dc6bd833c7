/** A soft tone and a short buzz, only for those who asked for them; browsers that have neither stay silent. */
let audio: AudioContext | undefined

/** Call it from a tap: browsers let a page sound only after one. */
export function wakeChime(): void {
  try {
    audio ??= new AudioContext()
    void audio.resume()
  } catch {
    audio = undefined
  }
}

const TONES = { minute: [392], end: [392, 294] } as const

export function chime(kind: keyof typeof TONES): void {
  navigator.vibrate?.(kind === 'end' ? [180, 120, 180] : [120])
  const context = audio
  if (context?.state !== 'running') return
  for (const [index, pitch] of TONES[kind].entries()) tone(context, pitch, context.currentTime + index * 0.45)
}

function tone(context: AudioContext, pitch: number, at: number): void {
  const source = context.createOscillator()
  const volume = context.createGain()
  source.type = 'sine'
  source.frequency.value = pitch
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(0.12, at + 0.06)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 1.1)
  source.connect(volume).connect(context.destination)
  source.start(at)
  source.stop(at + 1.2)
}
