//! End-to-end tests of boctach live in `tests/tests/`; this library is empty.
