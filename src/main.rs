//! The `settled` program.

use std::alloc::System;
use std::process::ExitCode;
use zeroizing_alloc::ZeroAlloc;

/// Wipes whatever is given back, so that names and keys do not outlive their use.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    settled::runtime::memory::keep_private();
    settled::cli::main()
}
