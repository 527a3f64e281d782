//! The arithmetic of matching: how well a home fits what a person said, and how well the person
//! fits what the home said.
//!
//! Four steps, each in its own file and each a pure function of plain numbers:
//!
//! 1. [`value`]: one wish against one fact, as the lowest and highest worth that what is known allows.
//! 2. [`score`]: the wishes of one side added up to that side's view, the two views joined into a
//!    fit, and the total order in which fits are listed.
//! 3. [`points`] and [`why`]: the same numbers taken apart again, so that what is shown adds up.
//! 4. [`place`]: which places a home could still take, and which homes are too close to call.
//!
//! A fit says how well two sides fit *what both of them told us*, and nothing more. This module must
//! never be used to state, or be trained to state, how likely an arrangement is to succeed, and it
//! must never read equality monitoring data: a characteristic counts only where somebody stated it
//! as a wish of their own. Must-haves are not wishes and are not here: they rule a home out in words
//! and never change a number.
//!
//! What is not known is a range, never a yes and never a no. The order uses integers only, so every
//! machine lists the same homes in the same order.

pub mod place;
pub mod points;
pub mod score;
pub mod value;
pub mod why;
