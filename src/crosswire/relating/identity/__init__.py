"""Who is who across the record: links between actors that are one, and the record with them united.

``links`` proposes, people judge, ``united`` obeys: a "no" keeps two apart whatever else speaks for them.
"""

from crosswire.relating.identity.proposing import links
from crosswire.relating.identity.uniting import united

__all__ = ["links", "united"]
