import Box from "@/templates/_box";

export const kind = "wide";

export default function Page() {
  return <Box kind={kind} title="Box" />;
}
