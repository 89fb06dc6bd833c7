export default function DeskScreen() {
  return <main id="main" tabIndex={-1} />
}
