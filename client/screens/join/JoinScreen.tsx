export default function JoinScreen() {
  return <main id="main" tabIndex={-1} />
}
