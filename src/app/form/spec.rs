//! What a form is made of: its fields, each with its kind and when it shows.

use super::Form;
use crate::domain::dates::Direction;

/// A choice of a field: its code and the id of its words.
pub type Choice = (&'static str, &'static str);

/// What kind of box a field is.
#[derive(Debug, Clone, Copy)]
pub enum FieldKind {
    /// One line of text.
    Line,
    /// Several lines of text.
    Lines,
    /// A date, understood as one in this direction, with the time where one is given.
    Date(Direction),
    /// A postcode, or half of one.
    Postcode,
    /// A whole number.
    Number,
    /// One of a few, picked by its number.
    Choice(fn() -> Vec<Choice>),
    /// One of many, found by typing.
    Pick(fn() -> Vec<Choice>),
    /// Any of a few, each ticked by its number.
    Ticks(fn() -> Vec<Choice>),
    /// As [`FieldKind::Choice`], from a table that was made once.
    ChoiceOf(&'static [Choice]),
    /// As [`FieldKind::Ticks`], from a table that was made once.
    TicksOf(&'static [Choice]),
}

impl FieldKind {
    /// What there is to choose from; nothing for a box that is typed into.
    pub fn choices(self) -> Vec<Choice> {
        match self {
            Self::Choice(choices) | Self::Pick(choices) | Self::Ticks(choices) => choices(),
            Self::ChoiceOf(choices) | Self::TicksOf(choices) => choices.to_vec(),
            Self::Line | Self::Lines | Self::Date(_) | Self::Postcode | Self::Number => Vec::new(),
        }
    }

    /// Whether one of a few is picked by its number.
    pub const fn picks_one(self) -> bool {
        matches!(self, Self::Choice(_) | Self::ChoiceOf(_))
    }

    /// Whether any of a few are ticked by their numbers.
    pub const fn is_ticked(self) -> bool {
        matches!(self, Self::Ticks(_) | Self::TicksOf(_))
    }
}

/// A field of a form.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    /// Its code, under which drafts keep it. Its label is the words `field-<form>-<id>`.
    pub id: &'static str,
    /// What kind of box it is.
    pub kind: FieldKind,
    /// Whether it shows, given what stands in the others.
    pub shown: fn(&Form) -> bool,
    /// Whether Enter passes it over while it is empty. Tab and the arrows stop at it.
    pub aside: bool,
}

/// For fields that always show.
pub const fn always(_: &Form) -> bool {
    true
}

impl FieldSpec {
    /// A field that always shows.
    pub const fn new(id: &'static str, kind: FieldKind) -> Self {
        Self {
            id,
            kind,
            shown: always,
            aside: false,
        }
    }

    /// A field that shows only when the others say so.
    pub const fn when(id: &'static str, kind: FieldKind, shown: fn(&Form) -> bool) -> Self {
        Self {
            id,
            kind,
            shown,
            aside: false,
        }
    }

    /// A field that few need: Enter passes it over while it is empty, Tab and the arrows stop at it.
    pub const fn aside(id: &'static str, kind: FieldKind) -> Self {
        Self {
            id,
            kind,
            shown: always,
            aside: true,
        }
    }
}

/// Something to put right before a form can be saved: the field and the id of the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field.
    pub field: &'static str,
    /// The id of the sentence that says what to do.
    pub word: &'static str,
}
