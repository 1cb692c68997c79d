import Widget from "@/templates/widget";

export interface DateProps {
  label: string;
}

export default function Date({ label }: DateProps) {
  return <Widget label={label} />;
}
