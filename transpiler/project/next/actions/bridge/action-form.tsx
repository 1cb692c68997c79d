"use client";

import { type ComponentProps, startTransition, type SubmitEvent } from "react";
import { requestFormReset } from "react-dom";
import { submit } from "{alias}/bridge/actions";

/**
 * A form whose answer is shown in place. Without scripts, and where it goes to another address than that of its page,
 * the browser sends it as ever.
 */
export function ActionForm(props: ComponentProps<"form">) {
  return <form {...props} onSubmit={send} />;
}

function send(event: SubmitEvent<HTMLFormElement>): void {
  const form = event.currentTarget;
  const { submitter } = event.nativeEvent as globalThis.SubmitEvent;
  const target = new URL(form.getAttribute("action") || window.location.href, window.location.href);
  const own = submitter?.getAttributeNames().some((name) => name.startsWith("form")) ?? false;
  if (event.defaultPrevented || own || address(target) !== address(window.location)) return;
  event.preventDefault();
  const fields = new FormData(form, submitter);
  startTransition(async () => {
    // As on a new page, fields have the values that the app gives them.
    requestFormReset(form);
    const answer = await submit(fields);
    if (answer.cookies !== undefined) {
      await fetch(window.location.href, { method: "POST", headers: { "x-jinja2tsx-cookies": answer.cookies } });
    }
    if (answer.location !== undefined) await leave(new URL(answer.location, window.location.href));
    if (answer.html !== undefined) show(answer.html);
  });
}

function address({ origin, pathname, search }: URL | Location): string {
  return origin + pathname + search;
}

/** Load another page, or this one anew; never settles, so that nothing changes until then. */
function leave(target: URL): Promise<never> {
  const here = address(target) === address(window.location) && target.hash !== "";
  window.location.assign(target);
  if (here) window.location.reload();
  return new Promise(() => {});
}

function show(html: string): void {
  document.open();
  document.write(html);
  document.close();
}
