import { format } from "@/lib/jinja/percent";

/** The filter `money`: 1234.5 -> £1,234.50 */
export function money(value: number): string {
  const [whole = "", pence = ""] = format("%.2f", value).split(".");
  return `£${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${pence}`;
}
