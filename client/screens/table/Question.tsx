import { useHere } from './use-here.ts'

export function Question() {
  const { question } = useHere()
  return (
    <div className="ask">
      <h1 dir="auto">{question}</h1>
    </div>
  )
}
