import { useVoice } from './announce.ts'

/** Two slots a tone, used in turn, so that a repeated sentence changes the page and is read again. */
export function LiveRegion() {
  const calm = useVoice((voice) => voice.calm)
  const urgent = useVoice((voice) => voice.urgent)
  return (
    <div className="vh">
      <div role="status">
        <p>{calm.turn % 2 === 0 ? calm.text : ''}</p>
        <p>{calm.turn % 2 === 1 ? calm.text : ''}</p>
      </div>
      <div role="alert">
        <p>{urgent.turn % 2 === 0 ? urgent.text : ''}</p>
        <p>{urgent.turn % 2 === 1 ? urgent.text : ''}</p>
      </div>
    </div>
  )
}
