import { attrs } from "@/lib/jinja/attrs";

export default function Page() {
  return (
    <>
      <label htmlFor="a" className="b" tabIndex={1} accessKey="k">
        x
      </label>
      <input id="a" maxLength={3} autoComplete="off" readOnly />
      <div tabIndex={-1} role="dialog">
        y
      </div>
      <p {...attrs({ tabIndex: "-01" })}>z</p>
    </>
  );
}
