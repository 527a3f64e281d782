//! Wiping what the program cannot reach by name: what functions that have returned left on the stack.

use std::hint::black_box;
use zeroize::Zeroize as _;

/// How much of the stack is wiped: more than the deepest work of the program uses, and less than half of
/// the smallest stack a thread of ours has.
const DEPTH: usize = 768 * 1024;

/// Writes over the part of the stack that is free just now, where copies of keys and names may still lie.
/// Call it from as near to the bottom of the stack as can be.
#[inline(never)]
#[expect(
    clippy::large_stack_arrays,
    reason = "the stack is what is to be written over"
)]
pub fn stack() {
    let mut free = [0_u8; DEPTH];
    black_box(&mut free).zeroize();
    black_box(&free);
}
