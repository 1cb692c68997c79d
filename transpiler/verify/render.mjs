// Emitted modules -> HTML, by React's own server renderer in its production build.
//
// All modules of one output folder are bundled at once and evaluated one by one, when first rendered: a module that
// throws while it is evaluated breaks those that import it and no others. Where the bundle cannot be built because of
// one module, the others are bundled each for itself.
import { posix } from "node:path";
import { Script } from "node:vm";
import { Replay, revive } from "./replay.mjs";

const EXTENSIONS = ["", ".tsx", ".ts", ".jsx", ".js", ".mjs", ".json", "/index.tsx", "/index.ts"];
const SCRIPT = /\.(tsx?|jsx?|mjs)$/;
// These only guard imports; Next.js resolves them to nothing on the server.
const EMPTY_PACKAGES = new Set(["server-only", "client-only"]);
// How the bundle's own entry names the modules.
const ENTRY = "entry:";
const KEPT_BUNDLES = 16;

const PLACES = `
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
export { Fragment };
export function jsxDEV(type, props, key, isStatic, source) {
  const place = typeof type === "string" && source ? { "data-jinja2tsx-place": source.fileName.replace(/^out:/, "") + ":" + source.lineNumber } : {};
  return (isStatic ? jsxs : jsx)(type, { ...props, ...place }, key);
}`;

export class Failure extends Error {}

export class Renderer {
  // `require` finds react, react-dom and the packages the modules import.
  constructor(require) {
    this.require = require;
    this.esbuild = require("esbuild");
    this.react = require("react");
    this.server = require("react-dom/server");
    this.bundles = new Map();
  }

  knows(key) {
    return this.bundles.has(key);
  }

  // `files`: path below the output folder -> text. `alias`: how imports from that folder start.
  // `places`: every element says in an attribute where its JSX stands.
  async load(key, files, alias, places = false) {
    const sources = new Map(Object.entries(files));
    const bundle = { sources, alias, places, code: null, modules: null, single: new Map() };
    const scripts = [...sources.keys()].filter((path) => SCRIPT.test(path) && !path.endsWith(".d.ts"));
    try {
      bundle.code = await this.build(bundle, scripts);
    } catch (error) {
      if (!error.errors) throw error; // else some module is wrong: `module` builds the one that is asked for
    }
    this.bundles.set(key, bundle);
    if (this.bundles.size > KEPT_BUNDLES) this.bundles.delete(this.bundles.keys().next().value);
  }

  // `call`: the export is a function that returns a string. `replay`: results of lib/env, see replay.mjs.
  async render(key, module, exportName, given, { call = false, replay = {} } = {}) {
    const results = new Replay(replay);
    globalThis.jinja2tsxReplay = (name, args) => results.find(name, args);
    const props = revive(given, results);
    const bundle = this.bundles.get(key);
    const path = resolveFile(bundle.sources, module);
    if (path === null) throw new Failure(`there is no module ${module}`);
    const found = (await this.module(bundle, path))[exportName];
    if (typeof found !== "function") throw new Failure(`${path} has no function as its export ${exportName}`);
    if (call || !path.endsWith("x")) {
      const text = found(props);
      if (typeof text !== "string") throw new Failure(`${exportName} of ${path} returned no string`);
      return text;
    }
    return this.server.renderToStaticMarkup(this.react.createElement(found, props));
  }

  async module(bundle, path) {
    if (bundle.code === null) return this.single(bundle, path);
    bundle.modules ??= this.evaluate(bundle.code);
    try {
      return bundle.modules[path]();
    } catch (error) {
      bundle.modules = null; // half-evaluated modules must not look evaluated to the next caller
      throw error;
    }
  }

  async single(bundle, path) {
    if (!bundle.single.has(path)) {
      try {
        bundle.single.set(path, await this.build(bundle, [path]));
      } catch (error) {
        if (!error.errors?.length) throw error;
        throw new Failure(error.errors.map(describeBuildError).join("\n"));
      }
    }
    return this.evaluate(bundle.single.get(path))[path]();
  }

  // The bundle is one CommonJS script: evaluated here, it shares React with the renderer and needs no file.
  evaluate(code) {
    const module = { exports: {} };
    const run = new Script(`(function (module, exports, require) {${code}\n})`, { filename: "bundle.js" });
    run.runInThisContext()(module, module.exports, this.require);
    return module.exports;
  }

  async build(bundle, paths) {
    const entry = paths.map((path) => `${JSON.stringify(path)}: () => require(${JSON.stringify(ENTRY + path)}),`);
    const { outputFiles } = await this.esbuild.build({
      stdin: { contents: `module.exports = {\n${entry.join("\n")}\n};`, sourcefile: "entry.js" },
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      target: "node20",
      jsx: "automatic",
      jsxDev: bundle.places,
      define: { "process.env.NODE_ENV": '"production"' },
      logLevel: "silent",
      plugins: [inMemory(bundle)],
    });
    return outputFiles[0].text;
  }
}

function resolveFile(sources, module) {
  const base = posix.normalize(module);
  const ending = EXTENSIONS.find((extension) => sources.has(base + extension));
  return ending === undefined ? null : base + ending;
}

// esbuild reads the output folder from memory; every other import is left to Node.
function inMemory({ sources, alias, places }) {
  return {
    name: "output-folder",
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, importer, kind }) => {
        if (kind === "entry-point") return null;
        if (places && path === "react/jsx-dev-runtime") return { path, namespace: "places" };
        if (EMPTY_PACKAGES.has(path)) return { path, namespace: "empty" };
        let inside = null;
        if (path.startsWith(ENTRY)) inside = path.slice(ENTRY.length);
        else if (path.startsWith(`${alias}/`)) inside = path.slice(alias.length + 1);
        else if (/^\.\.?\//.test(path)) inside = posix.join(posix.dirname(importer), path);
        if (inside === null) return { path, external: true };
        const file = resolveFile(sources, inside);
        if (file === null) return { errors: [{ text: `there is no module ${path}` }] };
        return { path: file, namespace: "out" };
      });
      build.onLoad({ filter: /.*/, namespace: "places" }, () => ({ contents: PLACES }));
      build.onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "" }));
      build.onLoad({ filter: /.*/, namespace: "out" }, ({ path }) => ({
        contents: sources.get(path),
        loader: path.slice(path.lastIndexOf(".") + 1).replace("mjs", "js"),
      }));
    },
  };
}

function describeBuildError({ text, location }) {
  return location ? `${location.file.replace(/^out:/, "")}:${location.line}:${location.column + 1}: ${text}` : text;
}
