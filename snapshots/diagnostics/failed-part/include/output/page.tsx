import Part from "@/templates/_part";

export default function Page() {
  return (
    <p>
      <Part />
    </p>
  );
}
