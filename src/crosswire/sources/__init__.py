"""From outside to articles: text files, web pages, JSON Lines, directories, standard input."""

from crosswire.sources.collect import collect
from crosswire.sources.counting import count
from crosswire.sources.gathering import Gathering, Given
from crosswire.sources.meta import read_meta

__all__ = ["Gathering", "Given", "collect", "count", "read_meta"]
