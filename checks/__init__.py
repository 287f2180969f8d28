"""What `make check` measures about this project's own prose."""
