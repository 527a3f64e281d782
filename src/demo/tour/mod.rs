//! The people of the tour, written by hand, so that the first minutes have a story: Aled looks for
//! a home near his mum with a dog in it, and three homes come close.
//!
//! They stand first in every size. The first ten are a story by themselves; the other seventeen
//! fill the board of introductions.

mod board;
mod homes;
mod people;

pub(super) use board::{board, promises};

use super::draft::Draft;
use crate::domain::profile::ProfileKind::{self, Household, Person};

/// Writes one profile.
type Write = fn(&mut Draft);

/// Who stands at which place.
pub(super) const CAST: &[(ProfileKind, Write)] = &[
    (Person, people::aled),
    (Person, people::carol),
    (Person, people::pritpal),
    (Person, people::joan),
    (Household, homes::morgan),
    (Household, homes::okafor),
    (Household, homes::patel),
    (Household, homes::lambert),
    (Household, homes::frost),
    (Household, homes::rees),
    (Household, homes::griffiths),
    (Person, people::gwyn),
    (Person, people::ravi),
    (Person, people::mair),
    (Person, people::lowri),
    (Household, homes::bevan),
    (Person, people::bethan),
    (Household, homes::jones),
    (Person, people::tomos),
    (Household, homes::harris),
    (Person, people::nia),
    (Person, people::sam),
    (Person, people::owen),
    (Household, homes::pugh),
    (Person, people::gill),
    (Household, homes::howells),
    (Household, homes::evans),
];

/// Their names, which nobody drawn may carry.
pub(super) const NAMES: &[&str] = &[
    "Aled P",
    "Carol P",
    "Pritpal S",
    "Joan T",
    "Gwyn H",
    "Ravi S",
    "Mair E",
    "Lowri T",
    "Bethan R",
    "Tomos D",
    "Nia W",
    "Sam K",
    "Owen L",
    "Gill B",
];

/// Places of the cast, so that the board can name who it speaks of.
pub(super) mod at {
    pub(in super::super) const ALED: usize = 0;
    pub(in super::super) const CAROL: usize = 1;
    pub(in super::super) const PRITPAL: usize = 2;
    pub(in super::super) const JOAN: usize = 3;
    pub(in super::super) const MORGAN: usize = 4;
    pub(in super::super) const OKAFOR: usize = 5;
    pub(in super::super) const PATEL: usize = 6;
    pub(in super::super) const LAMBERT: usize = 7;
    pub(in super::super) const FROST: usize = 8;
    pub(in super::super) const GRIFFITHS: usize = 10;
    pub(in super::super) const GWYN: usize = 11;
    pub(in super::super) const RAVI: usize = 12;
    pub(in super::super) const MAIR: usize = 13;
    pub(in super::super) const LOWRI: usize = 14;
    pub(in super::super) const BEVAN: usize = 15;
    pub(in super::super) const BETHAN: usize = 16;
    pub(in super::super) const JONES: usize = 17;
    pub(in super::super) const TOMOS: usize = 18;
    pub(in super::super) const HARRIS: usize = 19;
    pub(in super::super) const NIA: usize = 20;
    pub(in super::super) const SAM: usize = 21;
    pub(in super::super) const OWEN: usize = 22;
    pub(in super::super) const PUGH: usize = 23;
    pub(in super::super) const GILL: usize = 24;
    pub(in super::super) const HOWELLS: usize = 25;
    pub(in super::super) const EVANS: usize = 26;
}

/// Where Aled's mum lives.
const MUM: &str = "SA2";

/// Where Aled works.
const CAFE: &str = "SA1";
