//! Everything that CI and a contributor run.
fn main() {}
