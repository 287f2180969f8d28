"""Fixed words in templates are translated once, when a template is compiled, not on every page.

A page says `_("…")` over a hundred times. The language does not change within a build, so the call
can be made at compile time; only its result is left in the code. Without this a page takes a
quarter longer to draw (processor's time, the real register, 25 runs of each kind in turn).

Two methods of Jinja's compiler are overridden, one of them private: test_environment.py holds that
they are called as they were in Jinja 3.1.
"""

from __future__ import annotations

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from fairshare.language import gettext


class Translating(CodeGenerator):
    """Jinja's code generator, with `_("fixed words")` as the words themselves."""

    def _output_child_to_const(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> str:
        return super()._output_child_to_const(_fixed(node) or node, frame, finalize)

    def visit_Call(  # noqa: N802 - Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        words = _fixed(node)
        if words is None:
            super().visit_Call(node, frame, forward_caller=forward_caller)
        else:
            self.visit_Const(words, frame)


def _fixed(node: nodes.Node) -> nodes.Const | None:
    """The translated words of a call such as `_("fixed words")`; None for anything else."""
    match node:
        case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=str(text))], kwargs=[]):
            return nodes.Const(gettext(text), lineno=node.lineno)
    return None
