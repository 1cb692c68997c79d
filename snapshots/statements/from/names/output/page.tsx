import { Button, Text } from "@/templates/forms";

export default function Page() {
  return (
    <form>
      <Text name="q" />
      <Button label="Go" />
    </form>
  );
}
