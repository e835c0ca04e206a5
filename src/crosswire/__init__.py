"""Many reports, one sourced record."""
