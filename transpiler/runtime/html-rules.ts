/** What the HTML standard says about implied tags, as far as fragments need it. */

/** Words separated by spaces. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Elements without content. */
export const VOID = wordSet("area base br col embed hr img input link meta param source track wbr");
/** Elements whose content is text to their end tag. */
export const RAW_TEXT = wordSet(
  "script style xmp iframe noembed noframes noscript template plaintext",
);
/** Elements that go on in the next block when they are cut short. */
export const FORMATTING = wordSet("a b big code em font i nobr s small strike strong tt u");
/** Only the paragraph. */
export const PARAGRAPH = wordSet("p");

/** Elements in which white space counts. */
export const KEEPS_LINES = wordSet("pre listing textarea");
/** Start tags that end an open `<svg>` or `<math>`. */
export const LEAVES_SVG = wordSet(
  "b big blockquote br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 hr i img li listing menu meta nobr ol p " +
    "pre ruby s small span strong strike sub sup table tt u ul var",
);
/** Elements of SVG and MathML in which HTML stands. */
export const HOLDS_HTML = wordSet("foreignObject desc title mi mo mn ms mtext");
/** Headings end one another. */
export const HEADINGS = wordSet("h1 h2 h3 h4 h5 h6");
/** Start tags that end an open paragraph. */
export const ENDS_P = wordSet(
  "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 " +
    "h4 h5 h6 header hgroup hr li dd dt main menu nav ol p pre listing search section summary table ul",
);
/** Elements that shield what is open around them. */
export const SCOPES = wordSet("table td th caption button object marquee applet template svg math");
/** Parts of a table that hold no text. */
export const TABLE_PARTS = wordSet("table tbody thead tfoot tr colgroup");
/** Only the table. */
export const TABLE = wordSet("table");
/** Sections of a table. */
export const SECTIONS = wordSet("tbody thead tfoot");
/** Cells of a table. */
export const CELLS = wordSet("td th");

/** Parts of a table, cells too. */
export const PARTS_OF_TABLE = wordSet("caption col colgroup tbody td tfoot th thead tr");
/** What stands directly in a table; the rest goes in front of it. */
export const IN_TABLE = wordSet(
  "table caption col colgroup tbody td tfoot th thead tr script style template form",
);
/** Elements beyond whose edge formatting does not go on. */
export const MARKERS = wordSet("applet caption marquee object td th");
/** The standard's category of elements that end tags of others do not pass. */
export const SPECIAL = wordSet(
  "address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd " +
    "details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header " +
    "hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript " +
    "object ol p param plaintext pre script search section select source style summary table tbody td template " +
    "textarea tfoot th thead title tr track ul wbr xmp foreignObject desc mi mo mn ms mtext annotation-xml",
);
/** Start tags in front of which formatting does not go on. */
export const STANDS_ALONE: ReadonlySet<string> = new Set([
  ...ENDS_P,
  ...PARTS_OF_TABLE,
  ...wordSet(
    "table form base link meta title style script template noframes iframe noembed textarea",
  ),
  ...wordSet("param source track rb rp rt rtc"),
]);

/** A start tag ends these open elements, unless one of `until` stands between. */
export const ENDS: Readonly<
  Record<string, { ends: ReadonlySet<string>; until: ReadonlySet<string> }>
> = {
  li: { ends: wordSet("li"), until: wordSet("ul ol menu table td th") },
  dt: { ends: wordSet("dt dd"), until: wordSet("dl table td th") },
  dd: { ends: wordSet("dt dd"), until: wordSet("dl table td th") },
  option: { ends: wordSet("option"), until: wordSet("select datalist") },
  optgroup: { ends: wordSet("option optgroup"), until: wordSet("select") },
  rt: { ends: wordSet("rt rp"), until: wordSet("ruby") },
  rp: { ends: wordSet("rt rp"), until: wordSet("ruby") },
  td: { ends: CELLS, until: wordSet("table tr") },
  th: { ends: CELLS, until: wordSet("table tr") },
  tr: { ends: wordSet("tr caption colgroup"), until: wordSet("table") },
  tbody: { ends: wordSet("tbody thead tfoot caption colgroup"), until: wordSet("table") },
  thead: { ends: wordSet("tbody thead tfoot caption colgroup"), until: wordSet("table") },
  tfoot: { ends: wordSet("tbody thead tfoot caption colgroup"), until: wordSet("table") },
  button: { ends: wordSet("button"), until: SCOPES },
};

/** Names that SVG spells with capitals, by their lower-case form. */
export const SVG_TAGS = new Map(
  (
    "altGlyph animateMotion animateTransform clipPath feBlend feColorMatrix feComponentTransfer feComposite " +
    "feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG " +
    "feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting " +
    "feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient radialGradient textPath"
  )
    .split(" ")
    .map((name): [string, string] => [name.toLowerCase(), name]),
);
