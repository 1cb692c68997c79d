// Formats code for `formatter.py`: one request {path, code, options} per line in, one reply per line out, in order.
// Reply: {code}, or {error: {message, line, column}} when Prettier refuses the code.
// Argument: the folder whose node_modules has prettier.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { join } from "node:path";

const prettier = createRequire(join(process.argv[2], "package.json"))("prettier");

for await (const line of createInterface({ input: process.stdin })) {
  const { path, code, options } = JSON.parse(line);
  let reply;
  try {
    reply = { code: await prettier.format(code, { ...options, filepath: path }) };
  } catch (error) {
    const place = error.loc?.start;
    const message = String(error.message).split("\n")[0].replace(/ \(\d+:\d+\)$/, "");
    reply = { error: { message, line: place?.line ?? null, column: place?.column ?? null } };
  }
  process.stdout.write(JSON.stringify(reply) + "\n");
}
