"""IR -> TypeScript text: `emit` prints one module; Prettier lays it out later."""

from transpiler.emit.module import emit

__all__ = ["emit"]
