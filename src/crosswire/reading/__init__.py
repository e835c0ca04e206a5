"""Parsed → findings in one article: every stage is a pure function of what is known so far."""
