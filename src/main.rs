//! The `settled` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    settled::cli::main()
}
