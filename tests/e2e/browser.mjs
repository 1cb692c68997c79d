// Visits an app in chromium, as each of its roles, then plays its flows.
//
// Steps beside those of visitor.py: ["click", selector], ["choose", selector, value], ["push", path] (the way of Next.js's own
// links; the app alone is asked for the page), ["text", selector, text].
//
// Whatever server is visited, the browser knows it by one address, so that pages which show their own address are the same.
//
// Standard input: {executable, base, actions, roles: {name: steps}, paths: {name: [path]}, flows: {name: steps}}; `base` is the server's address.
// With `actions`, forms are sent as a visitor does who presses a button, so that scripts may send them.
// Standard output: {visits: [{key, path, errors, html}], complaints: [text], acted: how many Server Actions ran}; `errors` are the console's and uncaught ones.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const { executable, base: server, actions, roles, paths, flows } = JSON.parse(readFileSync(0, "utf8"));
const host = "app.test";
const base = `http://${host}`;
const plain = (text) => text.replaceAll(base, "ORIGIN").replaceAll(host, "HOST");
const visits = [];
const complaints = [];
let acted = 0;

const browser = await chromium.launch({
  executablePath: executable,
  args: ["--no-sandbox", "--disable-gpu", `--host-resolver-rules=MAP ${host}:80 ${new URL(server).host}`],
});
for (const [role, steps] of Object.entries(roles)) {
  await session(async (visitor) => {
    await play(visitor, `${role} arrives`, steps);
    for (const path of paths[role]) await visit(visitor, `${role} ${path}`, () => goto(visitor.page, path));
  });
}
for (const [name, steps] of Object.entries(flows)) await session((visitor) => play(visitor, name, steps));
await browser.close();
process.stdout.write(JSON.stringify({ visits, complaints, acted }));

async function session(work) {
  // transitions end at once, so that no page is seen in the midst of one
  const context = await browser.newContext({ locale: "en", reducedMotion: "reduce" });
  const page = await context.newPage();
  const visitor = { page, errors: [], status: 0, asked: new Set() };
  page.on("console", (message) => {
    // the status of the page itself is compared as such, and the browser asks for an icon when it likes
    const { url } = message.location();
    const own = message.text().startsWith("Failed to load resource") && (url === page.url() || url.endsWith("/favicon.ico"));
    // the words behind the number of a status are each server's own
    const text = message.text().replace(/(status of \d+) \(.*\)$/, "$1");
    if (message.type() === "error" && !own) visitor.errors.push(plain(`${text} ${new URL(url, page.url()).pathname}`));
  });
  page.on("pageerror", (error) => visitor.errors.push(plain(String(error))));
  page.on("requestfinished", (request) => visitor.asked.delete(request));
  page.on("requestfailed", (request) => visitor.asked.delete(request));
  page.on("request", (request) => {
    visitor.asked.add(request);
    if (request.headers()["next-action"] !== undefined) acted += 1;
  });
  page.on("dialog", (dialog) => dialog.accept());
  page.on("response", (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) visitor.status = response.status();
  });
  await work(visitor);
  await context.close();
}

/** A path of the app; a file that the browser saves leaves the page as it was. */
async function goto(page, path) {
  await page.goto(new URL(path.replace("ORIGIN", base), base).href, { waitUntil: "load" }).catch((error) => {
    if (!error.message.includes("Download is starting")) throw error;
  });
}

async function visit(visitor, key, go) {
  visitor.errors = [];
  await go();
  await settled(visitor);
  const path = plain(visitor.page.url().replace(base, ""));
  visits.push({ key, path, status: visitor.status, errors: visitor.errors, html: plain(await visitor.page.evaluate(pageText)) });
}

/**
 * React begins after the page is loaded, and says then what it does not like. What the page asks for later is waited for, so
 * that what the console says of it belongs to this visit.
 */
async function settled({ page, asked }) {
  await page.waitForFunction(
    () =>
      document.querySelector('script[src^="/_next/"]') === null ||
      Object.keys(document).some((key) => key.startsWith("__reactContainer")),
  );
  const end = Date.now() + 10_000;
  do {
    await page.evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 100), { timeout: 1000 })));
  } while (asked.size > 0 && Date.now() < end);
}

async function play(visitor, name, steps) {
  for (const [at, [verb, ...given]] of steps.entries()) {
    const key = `${name}[${at}]`;
    const complaint = await step(visitor, key, verb, given);
    if (complaint) return complaints.push(`${key}: ${complaint}`);
  }
}

async function step(visitor, key, verb, given) {
  const { page } = visitor;
  switch (verb) {
    case "get":
      await visit(visitor, key, () => goto(page, given[0]));
      return "";
    case "link": {
      const link = page.locator(`a[href*="${given[0]}"]`).first();
      if ((await link.count()) === 0) return `no link has ${given[0]}`;
      await visit(visitor, key, () => navigating(page, () => link.evaluate((element) => element.click())));
      return "";
    }
    case "form": {
      const at = await page.evaluate(formAt, given[0]);
      if (at < 0) return `there is no form ${given[0]}`;
      await visit(visitor, key, () => (actions ? acting : navigating)(page, () => page.evaluate(sendForm, [at, given[1], actions])));
      return "";
    }
    case "post":
      await visit(visitor, key, () => navigating(page, () => page.evaluate(sendFields, [base + given[0], given[1]])));
      return "";
    case "see":
    case "unseen": {
      const seen = (await page.evaluate(shownText)).includes(given[0]);
      return seen === (verb === "see") ? "" : `expected ${verb} ${given[0]}`;
    }
    case "status":
      return visitor.status === given[0] ? "" : `expected status ${given[0]}, have ${visitor.status}`;
    case "at":
      return new URL(page.url()).pathname === given[0] ? "" : `expected ${given[0]}, have ${page.url()}`;
  }
  return act(visitor, key, verb, given);
}

async function act(visitor, key, verb, [selector, value]) {
  const { page } = visitor;
  switch (verb) {
    case "click":
      await page.click(selector);
      return "";
    case "choose":
      await page.selectOption(selector, value);
      return "";
    case "text": {
      const found = await page.textContent(selector);
      return found === value ? "" : `expected ${value} in ${selector}, have ${found}`;
    }
    case "push":
      return push(visitor, key, selector);
  }
  return `unknown step ${verb}`;
}

async function push(visitor, key, path) {
  const { page } = visitor;
  await visit(visitor, key, () => navigating(page, () => page.evaluate((path) => {
    if (window.next === undefined) location.assign(path);
    else window.next.router.push(path);
  }, path)));
  return "";
}

/** Send a form: a page is loaded, unless a Server Action shows the answer in place. */
async function acting(page, act) {
  const loaded = page.waitForEvent("load").catch(() => undefined);
  const [request] = await Promise.all([page.waitForRequest((one) => one.isNavigationRequest() || one.method() === "POST"), act()]);
  if (request.headers()["next-action"] === undefined) return loaded;
  // the text is gone where a page is loaded at once
  const answer = await (await request.response()).text().catch(() => undefined);
  if (answer === undefined || /"(?:location|html)":/.test(answer)) await loaded;
}

async function navigating(page, act) {
  await Promise.all([page.waitForNavigation({ waitUntil: "load" }), act()]);
}

// -- in the page

/**
 * The page; a handler that was restored from `data-onclick` is an `onclick`. The copy belongs to a document that loads no
 * pictures and runs no scripts: what stands in a `<noscript>` is elements there.
 */
function pageText() {
  const root = document.implementation.createHTMLDocument().importNode(document.documentElement, true);
  for (const element of root.querySelectorAll("noscript")) element.innerHTML = element.textContent;
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith("data-on") && element.getAttribute(name.slice(5)) === value) element.removeAttribute(name);
    }
  }
  return `<!doctype html>${root.outerHTML}`;
}

function formAt(which) {
  return [...document.forms].findIndex((form, at) => {
    if (typeof which === "number") return at === which;
    if (which.startsWith("#")) return form.id === which.slice(1);
    if (which.startsWith("[")) return [...form.elements].some((control) => control.name === which.slice(1, -1));
    return (form.getAttribute("action") ?? "").includes(which);
  });
}

function sendForm([at, values, actions]) {
  const form = document.forms[at];
  for (const [name, value] of Object.entries(values)) {
    const controls = [...form.elements].filter((control) => control.name === name);
    const [first] = controls;
    if (Array.isArray(value) && first?.type === "file") {
      const files = new DataTransfer();
      files.items.add(new File([value[1]], value[0], { type: value[2] }));
      first.files = files.files;
    } else if (value === null) {
      for (const control of controls) control.disabled = true;
    } else if (first === undefined || first.type === "submit" || first.type === "button") {
      const hidden = Object.assign(document.createElement("input"), { type: "hidden", name, value });
      form.append(hidden);
    } else if (first.type === "checkbox" || first.type === "radio") {
      for (const control of controls) control.checked = control.value === value;
    } else {
      first.value = value;
    }
  }
  if (!actions) return HTMLFormElement.prototype.submit.call(form);
  // the answer may take the page away before this returns
  setTimeout(() => {
    const before = form.noValidate;
    // as `submit` does, leave out what the browser says of the fields
    form.noValidate = true;
    HTMLFormElement.prototype.requestSubmit.call(form);
    form.noValidate = before;
  });
}

function sendFields([action, values]) {
  const form = Object.assign(document.createElement("form"), { method: "post", action });
  for (const [name, value] of Object.entries(values)) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
}

function shownText() {
  const fields = [...document.querySelectorAll("input, textarea")].map((field) => field.value);
  return [document.documentElement.textContent, ...fields].join("\n");
}
