import { create } from 'zustand'

interface Announcement {
  text: string
  /** Counts announcements: the same words twice are still two. */
  turn: number
}

interface Voice {
  calm: Announcement
  urgent: Announcement
}

const silence: Announcement = { text: '', turn: 0 }
export const useVoice = create<Voice>(() => ({ calm: silence, urgent: silence }))

/** Says something to people who listen to the page; `urgent` interrupts. */
export function announce(text: string, { urgent = false }: { urgent?: boolean } = {}): void {
  useVoice.setState((voice) => {
    const before = urgent ? voice.urgent : voice.calm
    const next = { text, turn: before.turn + 1 }
    return urgent ? { urgent: next } : { calm: next }
  })
}
