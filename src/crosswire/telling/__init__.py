"""The telling room: makes briefs, tables, exports and passages of a view. Values first; renderers stand beside them."""
