//! Where random bytes come from.
//!
//! Nothing else in the program makes randomness: keys must not be predictable, so this is the one
//! exception to "everything is an argument", and even here the source is an argument. Tests pass a
//! closure that counts.

use super::fault::KeyFault;

/// A source of random bytes.
pub trait Entropy {
    /// Fills the whole of `bytes`.
    ///
    /// # Errors
    /// [`KeyFault::NoRandomness`] if the source has failed; `bytes` must then not be used.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), KeyFault>;
}

/// The operating system's generator: the only one fit for real keys.
#[derive(Debug, Default, Clone, Copy)]
pub struct OsEntropy;

impl Entropy for OsEntropy {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), KeyFault> {
        getrandom::fill(bytes).map_err(KeyFault::NoRandomness)
    }
}

/// A closure is a source too, so that tests can be exact.
impl<F: FnMut(&mut [u8])> Entropy for F {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), KeyFault> {
        self(bytes);
        Ok(())
    }
}

/// An array of fresh random bytes, for values that need not be hidden (salts, nonces, ids).
pub(super) fn fresh<const N: usize>(entropy: &mut dyn Entropy) -> Result<[u8; N], KeyFault> {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_source_fills_and_does_not_repeat() {
        let first: [u8; 32] = fresh(&mut OsEntropy).unwrap();
        let second: [u8; 32] = fresh(&mut OsEntropy).unwrap();
        assert_ne!(first, [0; 32]);
        assert_ne!(first, second);
    }
}
