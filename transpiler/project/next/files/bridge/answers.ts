import { answers } from "{alias}/bridge/page";
import { answerOf } from "{alias}/lib/jinja/calls";

/** What a function of the app's environment (`filter money`) returned while the app rendered this page. */
export function answered<T>(name: string, args: readonly unknown[]): T {
  return answerOf(answers().byName[name] ?? {}, args) as T;
}
