export default function CafeScreen() {
  return <main id="main" tabIndex={-1} />
}
