//! What the system does to a program that goes over a limit.

use std::io;

/// A file that may grow no further is answered like a full disk from now on, instead of ending the program in
/// the middle of a save.
///
/// # Errors
/// If the system does not let this program hear the signal.
#[cfg(unix)]
pub fn outlive_full_files() -> io::Result<()> {
    use signal_hook::consts::SIGXFSZ;
    // Heard and passed over: the write that went too far says the rest.
    signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default())?;
    Ok(())
}

/// This system ends no program for it.
#[cfg(not(unix))]
pub fn outlive_full_files() -> io::Result<()> {
    Ok(())
}
