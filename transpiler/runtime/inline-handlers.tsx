/** Handlers written as attributes, such as `onclick="..."`, which React does not print. */

/** The script that makes handlers of `data-on*`. */
export const RESTORE = `(function () {
  function copy(element) {
    for (var i = element.attributes.length - 1; i >= 0; i--) {
      var name = element.attributes[i].name, value = element.attributes[i].value;
      var handler = name.slice(5);
      if (/^data-on/.test(name) && handler in element && element.getAttribute(handler) !== value)
        element.setAttribute(handler, value);
    }
  }
  function all(node) {
    if (node.nodeType !== 1) return;
    copy(node);
    node.querySelectorAll("*").forEach(copy);
  }
  all(document.documentElement);
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.type === "childList") change.addedNodes.forEach(all);
      else if (/^data-on/.test(change.attributeName)) copy(change.target);
    });
  }).observe(document, { subtree: true, childList: true, attributes: true });
})();`;

/**
 * Place once in `<head>`: turns each `data-onclick="..."` into the real `onclick="..."`, when the page
 * is parsed and after every change by React.
 */
export function InlineHandlers() {
  return <script data-inline-handlers="" dangerouslySetInnerHTML={{ __html: RESTORE }} />;
}
