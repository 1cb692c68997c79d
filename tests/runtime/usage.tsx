/** What emitted code relies on: helpers called with typed values give typed results. Checked by `tsc`, not run. */
import type { ReactNode } from "react";
import { at, slice } from "../../transpiler/runtime/access";
import { attrs } from "../../transpiler/runtime/attrs";
import { default_ } from "../../transpiler/runtime/default";
import { getFlashedMessages } from "../../transpiler/runtime/flask";
import { gettext } from "../../transpiler/runtime/i18n";
import { InlineHandlers } from "../../transpiler/runtime/inline-handlers";
import { iterate } from "../../transpiler/runtime/iterate";
import { join } from "../../transpiler/runtime/join";
import { loopContext } from "../../transpiler/runtime/loop";
import { items } from "../../transpiler/runtime/mapping";
import { roundFloat } from "../../transpiler/runtime/plain-numbers";
import { percent } from "../../transpiler/runtime/percent";
import { Raw, text } from "../../transpiler/runtime/raw";
import { map, select } from "../../transpiler/runtime/select";
import { selectattr } from "../../transpiler/runtime/select-attribute";
import { batch, first, last, reverse } from "../../transpiler/runtime/sequence";
import { groupby, max, sort, unique, type Group } from "../../transpiler/runtime/sort";
import { style } from "../../transpiler/runtime/style";
import { lower, replace, title, trim } from "../../transpiler/runtime/text";
import { urlize } from "../../transpiler/runtime/urlize";
import type { Html } from "../../transpiler/runtime/value";
import { truncate } from "../../transpiler/runtime/wrap";
import { isDefined } from "../../transpiler/runtime/tests";

interface Post {
  readonly id: number;
  readonly title: string;
  readonly tags: readonly string[];
}

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? [] : [wrong: B]) : [wrong: B];

/** Compiles only if the value has exactly the type. */
function same<A>() {
  return function <B>(value: B, ...unless: Same<A, B>) {
    return [value, unless];
  };
}

export function typed(
  posts: readonly Post[],
  totals: Record<string, number>,
  name: string | undefined,
  x: unknown,
) {
  same<string>()(
    join(
      posts.map((post) => post.title),
      ", ",
    ),
  );
  same<string | Html>()(join(x, ", "));
  same<Post | undefined>()(first(posts));
  same<Post | undefined>()(last(posts));
  same<Post | undefined>()(at(posts, -1));
  same<Post | undefined>()(max(posts, { attribute: "id" }));
  same<Post[]>()(sort(posts, { attribute: "title", reverse: true }));
  same<Post[]>()(unique(posts, { attribute: "title" }));
  same<Post[]>()(reverse(posts));
  same<Post[]>()(slice(posts, 0, 5));
  same<string>()(slice("abc", 1));
  same<Post[][]>()(batch(posts, 3));
  same<Group<string, Post>[]>()(groupby(posts, "title"));
  same<string[]>()(map(posts, (post) => lower(post.title)));
  same<Post[]>()(select(posts));
  same<Post[]>()(selectattr(posts, "tags"));
  same<[string, number][]>()(items(totals));
  same<string>()(default_(name, "none"));
  same<string | number>()(default_(name, 0));
  same<string>()(truncate("text", 9));
  same<string>()(trim(title(replace("a", "b", "c"))));
  same<string>()(percent("%s", x));
  same<number>()(roundFloat(1.5, 1));
  same<Html>()(urlize("x"));
  same<Html>()(gettext({ globals: {} }, "Hi %(name)s", { name: "x" }));
  same<string[]>()(getFlashedMessages({ globals: { get_flashed_messages: [["info", "x"]] } }));
  same<readonly unknown[]>()(iterate(x));
  same<ReactNode>()(text(x));
  return (
    <div style={style("color: red")} {...attrs({ "@click": "x", onclick: "y" })}>
      <InlineHandlers />
      <Raw html={gettext({ globals: {} }, "x")} />
      {loopContext(posts).map((loop) => (
        <b key={loop.item.id} className={loop.cycle("odd", "even")}>
          {loop.previtem?.title}
          {text(x)}
        </b>
      ))}
      {isDefined(name) && name.length}
    </div>
  );
}
