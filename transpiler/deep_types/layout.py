"""Which folders of an app modules are imported from."""

from __future__ import annotations

from transpiler.app.modules import Import, Module, Modules


class Layout:
    """The folders, from the root of the files, by the imports that are found below them."""

    def __init__(self, modules: Modules) -> None:
        roots: dict[tuple[str, ...], None] = {(): None}
        for module in modules.all:
            scopes = [module.scope, *module.inner.values()]
            bindings = [b for scope in scopes for found in scope.names.values() for b in found]
            for dotted in sorted({b.module for b in bindings if isinstance(b, Import) and b.module[:1] != "."}):
                found = modules.find(dotted, module)
                if found is not None:
                    roots[found.parts[: len(found.parts) - len(dotted.split("."))]] = None
        self.roots = sorted(roots, key=lambda root: (-len(root), root))

    def name_of(self, module: Module) -> str:
        """The dotted name a module is imported by; empty for the root package itself."""
        inside = (root for root in self.roots if module.parts[: len(root)] == root and module.parts != root)
        root = next(inside, ())
        return ".".join(module.parts[len(root) :])
