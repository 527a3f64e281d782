//! A page of memory of its own for a key: kept out of swap where the system allows it, and wiped before
//! it is given back.

use std::ptr;

use region::LockGuard;
use zeroize::Zeroize as _;

/// The smallest page of the systems we know. Nothing else lies in it, so that letting go of it lets go of
/// nobody else's.
const PAGE: usize = 4096;

#[repr(align(4096))]
struct Page([u8; PAGE]);

/// 32 bytes that must not be left lying about.
pub(super) struct Locked {
    /// Let go of before the page is given back, and after it was wiped.
    _kept_in_memory: Option<LockGuard>,
    page: Box<Page>,
}

impl Locked {
    /// The length of a key.
    pub(super) const LEN: usize = 32;

    /// A key of zeros, to be filled where it lies.
    pub(super) fn zeros() -> Self {
        let page = Box::new(Page([0; PAGE]));
        // A system may allow little or nothing to be kept out of swap. The key is needed all the same; that
        // swap should be encrypted too is for the manual to say.
        let kept_in_memory = region::lock(ptr::from_ref(&*page), PAGE).ok();
        Self {
            _kept_in_memory: kept_in_memory,
            page,
        }
    }

    #[expect(clippy::expect_used, reason = "a page is longer than a key")]
    pub(super) fn bytes(&self) -> &[u8; Self::LEN] {
        self.page
            .0
            .first_chunk()
            .expect("a page is longer than a key")
    }

    #[expect(clippy::expect_used, reason = "a page is longer than a key")]
    pub(super) fn bytes_mut(&mut self) -> &mut [u8; Self::LEN] {
        self.page
            .0
            .first_chunk_mut()
            .expect("a page is longer than a key")
    }
}

impl Clone for Locked {
    fn clone(&self) -> Self {
        let mut copy = Self::zeros();
        copy.bytes_mut().copy_from_slice(self.bytes());
        copy
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        self.page.0.zeroize();
    }
}
