export default function MakeScreen() {
  return <main id="main" tabIndex={-1} />
}
