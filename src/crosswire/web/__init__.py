"""The room people work in: the record as pages in a browser. One file a page: it asks the API, fills a template."""

from crosswire.web.app import make_app
from crosswire.web.site import Site

__all__ = ["Site", "make_app"]
