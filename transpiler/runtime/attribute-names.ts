/** How React spells the attributes of HTML and SVG, frozen from `possibleStandardNames` of react-dom 19. */

const HTML = `acceptCharset accessKey allowFullScreen autoCapitalize autoComplete autoCorrect autoFocus autoPlay
autoSave cellPadding cellSpacing charSet classID colSpan contentEditable contextMenu controlsList crossOrigin
dateTime disablePictureInPicture disableRemotePlayback encType enterKeyHint fetchPriority formMethod formAction
formEncType formNoValidate formTarget frameBorder hrefLang imageSizes imageSrcSet inputMode itemID itemProp
itemRef itemScope itemType keyParams keyType marginWidth marginHeight maxLength mediaGroup minLength noModule
noValidate playsInline popoverTarget popoverTargetAction radioGroup readOnly referrerPolicy rowSpan spellCheck
srcDoc srcLang srcSet tabIndex useMap`;

const SVG = `allowReorder attributeName attributeType autoReverse baseFrequency baseProfile calcMode clipPathUnits
contentScriptType contentStyleType diffuseConstant edgeMode externalResourcesRequired filterRes filterUnits
glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust
limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength
patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio
primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures specularConstant
specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tabIndex
tableValues targetX targetY textLength viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan`;

const KEBAB = `accent-height alignment-baseline arabic-form baseline-shift cap-height clip-path clip-rule
color-interpolation color-interpolation-filters color-profile color-rendering dominant-baseline enable-background
fill-opacity fill-rule flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style
font-variant font-weight glyph-name glyph-orientation-horizontal glyph-orientation-vertical horiz-adv-x
horiz-origin-x image-rendering letter-spacing lighting-color marker-end marker-mid marker-start mask-type
overline-position overline-thickness paint-order pointer-events rendering-intent shape-rendering stop-color
stop-opacity strikethrough-position strikethrough-thickness stroke-dasharray stroke-dashoffset stroke-linecap
stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering
transform-origin underline-position underline-thickness unicode-bidi unicode-range units-per-em v-alphabetic
v-hanging v-ideographic v-mathematical vector-effect vert-adv-y vert-origin-x vert-origin-y word-spacing
writing-mode x-height xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type
xml:base xml:lang xml:space xmlns:xlink`;

const BOOLEAN = `allowFullScreen async autoFocus autoPlay checked controls credentialless default defer disabled
disablePictureInPicture disableRemotePlayback formNoValidate hidden inert itemScope loop multiple muted noModule
noValidate open playsInline readOnly required reversed scoped seamless selected`;

const words = (text: string): string[] => text.split(/\s+/);
const camel = (name: string): string =>
  name.replace(/[-:](\w)/g, (_, letter: string) => letter.toUpperCase());

const EVERYWHERE: [string, string][] = [
  ["class", "className"],
  ["for", "htmlFor"],
  ["accept-charset", "acceptCharset"],
  ["http-equiv", "httpEquiv"],
];

const HTML_NAMES = new Map([
  ...EVERYWHERE,
  ...words(HTML).map((name): [string, string] => [name.toLowerCase(), name]),
]);

const SVG_NAMES = new Map([
  ...EVERYWHERE,
  ...words(SVG).map((name): [string, string] => [name.toLowerCase(), name]),
  ...words(KEBAB).map((name): [string, string] => [name, camel(name)]),
]);

const BOOLEAN_NAMES = new Set(words(BOOLEAN));

/** React's name for an attribute in lower case; unknown names stay as they are. */
export function reactName(name: string, foreign: boolean): string {
  return (foreign ? SVG_NAMES : HTML_NAMES).get(name) ?? name;
}

/** Whether React treats an attribute as present or absent, whatever its text. */
export function isBooleanName(name: string): boolean {
  return BOOLEAN_NAMES.has(name);
}
