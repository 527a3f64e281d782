//! The `settled` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    settled::runtime::memory::keep_private();
    settled::cli::main()
}
