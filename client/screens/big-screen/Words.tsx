export function Words({ title, children }: { title: string; children: string }) {
  return (
    <div className="wall-words">
      <h1>{title}</h1>
      <p>{children}</p>
    </div>
  )
}
