import { attrs } from "@/lib/jinja/attrs";

export default function Page() {
  return (
    <>
      <p contentEditable="true" spellCheck="false" draggable="false" translate="no" dir="auto">
        a
      </p>
      <p {...attrs({ contentEditable: "" })}>b</p>
      <input enterKeyHint="go" inputMode="numeric" autoCapitalize="off" autoComplete="off" />
      <button popoverTarget="m" popoverTargetAction="show">
        c
      </button>
      <div id="m" popover="">
        d
      </div>
      <img
        src="/a.png"
        alt=""
        fetchPriority="low"
        loading="lazy"
        decoding="async"
        crossOrigin=""
        referrerPolicy="no-referrer"
      />
    </>
  );
}
