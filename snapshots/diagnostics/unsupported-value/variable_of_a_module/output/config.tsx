export default function Config() {
  return null;
}
