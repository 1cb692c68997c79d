import { Box, dark, half, names, wide } from "@/templates/theme";

export default function Page() {
  return (
    <>
      <p className={wide}>
        {half} {names}
        {dark && " dark"}
      </p>
      <Box x="a" />
    </>
  );
}
