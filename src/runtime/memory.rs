//! The memory of this process: wiped when it is given back, and never written to disk by the system.

use std::alloc::System;
use zeroizing_alloc::ZeroAlloc;

/// Wipes whatever is given back, so that names and keys do not outlive their use. Tests and benchmarks have it
/// too: what they measure is what people get.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

/// Keeps what is in memory from being written to disk by the system: no core dump, whoever asks for one, and
/// no other process of the same account may look into this one. What the system refuses cannot be helped and is
/// no reason not to start.
#[cfg(target_os = "linux")]
pub fn keep_private() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    let nothing = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let _no_core = setrlimit(Resource::Core, nothing);
    let _not_dumpable = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Other systems write no core dumps unless they were set up to.
#[cfg(not(target_os = "linux"))]
pub fn keep_private() {}
