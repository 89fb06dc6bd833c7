export default function HostLinkScreen() {
  return <main id="main" tabIndex={-1} />
}
