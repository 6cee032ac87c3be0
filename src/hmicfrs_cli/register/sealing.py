"""The seal of an event: what its hash covers. Used by the log that writes and by the check that reads."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

BEGINNING = "0" * 64
"""What stands for the hash before the first event."""

SEALED = (
    "id",
    "command",
    "words",
    "kind",
    "about",
    "reference",
    "recommendation_id",
    "happened_on",
    "recorded_at",
    "author",
    "reason",
    "changes",
    "previous",
)
"""The columns an event's hash covers: all but the hash. Empty ones are left out of what is hashed, so that a
column added by a later migration leaves older hashes as they are."""

_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=repr).encode


def seal(event: Mapping[str, Any]) -> str:
    """The SHA-256 of an event, from its columns as stored (dates as ISO text)."""
    content = {name: event[name] for name in SEALED if event.get(name) is not None}
    return hashlib.sha256(_canonical(content).encode()).hexdigest()
