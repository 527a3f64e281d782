//! The scheme's file and its keys: the only layer that touches the disk, SQL or cryptography.

pub mod key;
