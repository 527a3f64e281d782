//! The `settled` program.

fn main() {}
