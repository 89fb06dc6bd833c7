/** An open door, and a way through it. */
export function DoorPicture() {
  return (
    <svg className="art" viewBox="0 0 96 96" aria-hidden="true" focusable="false">
      <path d="M14 84h68M22 84V14h40v70M62 84V22l18 8v54" />
      <path d="M54 50h.01" strokeWidth="5" />
      <path className="way" d="M30 62c6 0 6-6 12-6" />
    </svg>
  )
}
