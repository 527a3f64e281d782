//! settled
