"""The Content-Security-Policy of every page."""

from __future__ import annotations

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's icons, and the code that a printed page has
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}


def content_security_policy(*, preview: bool) -> str:
    """The policy of every page. A preview allows the inline script with which MkDocs reloads it."""
    policy = dict(_POLICY)
    if preview:
        policy["script-src"] += " 'unsafe-inline'"
    return "; ".join(f"{name} {value}" for name, value in policy.items())
