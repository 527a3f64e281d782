//! Standard output without the buffer of the standard library, which keeps what went through it for as
//! long as the program runs. Ours is wiped each time it is written out.

use std::fs::File;
use std::io::{self, Write};
use zeroize::Zeroize as _;

/// The room a whole screen takes, as a rule.
const ROOM: usize = 64 * 1024;

/// Where the screen is drawn.
#[derive(Debug)]
pub struct Output {
    to: File,
    waiting: Vec<u8>,
}

impl Output {
    /// On standard output.
    ///
    /// # Errors
    /// If standard output is closed.
    pub fn new() -> io::Result<Self> {
        Ok(Self::on(standard_output()?))
    }

    fn on(to: File) -> Self {
        Self {
            to,
            waiting: Vec::with_capacity(ROOM),
        }
    }
}

#[cfg(unix)]
fn standard_output() -> io::Result<File> {
    use std::os::fd::AsFd as _;
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn standard_output() -> io::Result<File> {
    use std::os::windows::io::AsHandle as _;
    Ok(File::from(io::stdout().as_handle().try_clone_to_owned()?))
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.waiting.len().saturating_add(bytes.len()) > ROOM {
            self.flush()?;
        }
        self.waiting.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let written = self.to.write_all(&self.waiting);
        // Wipes all the room there is, not only what is in use.
        self.waiting.zeroize();
        written
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        self.waiting.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Seek as _};

    #[test]
    fn everything_arrives_in_order_and_nothing_is_left_in_the_buffer() {
        let mut file = tempfile::tempfile().unwrap();
        let mut output = Output::on(file.try_clone().unwrap());
        let long = "Aled P ".repeat(ROOM / 3);
        for part in ["one ", long.as_str(), " two"] {
            output.write_all(part.as_bytes()).unwrap();
        }
        output.flush().unwrap();
        assert!(output.waiting.is_empty());
        let mut all = String::new();
        file.rewind().unwrap();
        file.read_to_string(&mut all).unwrap();
        assert_eq!(all, format!("one {long} two"));
    }
}
