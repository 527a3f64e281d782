//! One side as matching sees it: what is known of it, what it wishes for, what it must have.
//!
//! A party is made from a sheet for one day and holds no name. It is all that ranking and explaining
//! ever read, so what is not in here cannot change a score.

use jiff::civil::Date;

use super::demands::{self, Owned};
use super::known::Cell;
use super::must_have::{Finding, Found, Gate};
use super::neutral::Neutrals;
use super::reading;
use super::score::{Fit, Line};
use super::standing;
use super::why::{Pair, Side};
use super::wish::Wish;
use crate::domain::id::ProfileId;
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Sheet;
use crate::domain::topic::Topic;

/// What a party is made for: the day, and the rules of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The day.
    pub today: Date,
    /// The least age of a homesharer, if the programme has one.
    pub least_sharer_age: Option<u8>,
}

impl Terms {
    /// A day, without any rules of the programme.
    pub const fn on(today: Date) -> Self {
        Self {
            today,
            least_sharer_age: None,
        }
    }
}

/// One side, compact and without names.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// Whose.
    pub id: ProfileId,
    /// Which of the four.
    pub kind: ProfileKind,
    /// Whole days waited; 0 where that is not known.
    pub waiting_days: u32,
    /// Its wishes that count, in the order of the sheet.
    pub wishes: Vec<Wish>,
    /// How it stands by itself: checks, pauses, who has not agreed.
    pub own: Vec<Finding>,
    pub(super) demands: Vec<Owned>,
    /// What is known, by topic, in the order of the topics.
    cells: Vec<(Topic, Cell)>,
}

static UNKNOWN: Cell = Cell::Unknown;

impl Party {
    /// Reads a sheet.
    pub fn new(sheet: &Sheet, terms: Terms) -> Self {
        let kind = sheet.profile.kind;
        // What is free is worked out for every home, though only a household is approved by number.
        let has = |topic: Topic| {
            topic.whose().has(kind) || (topic == Topic::ApprovedFor && kind.offers_room())
        };
        let mut cells: Vec<(Topic, Cell)> = Topic::ALL
            .iter()
            .filter(|topic| has(**topic))
            .map(|topic| (*topic, reading::read(sheet, *topic, terms.today)))
            .filter(|(_, cell)| *cell != Cell::Unknown)
            .collect();
        let near_by = &sheet.profile.postcode;
        let mut wishes: Vec<Wish> = sheet
            .current_wishes()
            .filter_map(|wish| Wish::compile(wish, near_by))
            .filter(|wish| wish.ask.topic.whose().has(kind.other_side()))
            .filter(|wish| wish.ask.topic.may_be_asked_by(kind))
            .collect();
        // Thousands are kept side by side, and a list that grew has room to spare.
        cells.shrink_to_fit();
        wishes.shrink_to_fit();
        let mut party = Self {
            id: sheet.profile.id,
            kind,
            waiting_days: sheet.days_waiting(terms.today).unwrap_or(0),
            wishes,
            own: Vec::new(),
            demands: Vec::new(),
            cells,
        };
        party.demands = demands::all(sheet, &party, terms.today);
        party.own = standing::of(sheet, &party, terms);
        party
    }

    /// What is known about one topic.
    pub fn cell(&self, topic: Topic) -> &Cell {
        self.cells
            .binary_search_by_key(&topic, |(topic, _)| *topic)
            .ok()
            .and_then(|at| self.cells.get(at))
            .map_or(&UNKNOWN, |(_, cell)| cell)
    }

    /// Every topic about which something is known.
    pub(super) fn cells(&self) -> &[(Topic, Cell)] {
        &self.cells
    }

    /// Which side of a pair it is.
    pub const fn side(&self) -> Side {
        if self.kind.offers_room() {
            Side::Room
        } else {
            Side::MovingIn
        }
    }

    /// Its wishes weighed against another side, in the same order.
    pub fn lines(&self, other: &Self, neutrals: &Neutrals) -> Vec<Line> {
        self.wishes
            .iter()
            .map(|wish| {
                let bounds = wish.ask.bounds(other.cell(wish.ask.topic));
                let neutral = neutrals.of(self.kind, wish.ask.topic, wish.ask.direction);
                Line::new(wish.weight(), bounds, neutral)
            })
            .collect()
    }

    /// The fit of this party with another of the other side.
    pub fn fit(&self, other: &Self, neutrals: &Neutrals) -> Fit {
        let (own, theirs) = (self.lines(other, neutrals), other.lines(self, neutrals));
        match self.side() {
            Side::MovingIn => Pair::new(&own, &theirs, neutrals.view()).fit,
            Side::Room => Pair::new(&theirs, &own, neutrals.view()).fit,
        }
    }

    /// Its demands held against another side, those that pass too.
    pub fn findings(&self, other: &Self) -> Vec<Finding> {
        let (whose, about) = (self.side(), other.side());
        self.demands
            .iter()
            .map(|(demand, must_have)| {
                let cell = other.cell(demand.topic);
                Finding {
                    rule: demand.rule,
                    whose,
                    about,
                    topic: Some(demand.topic),
                    item: demand.item.to_string(),
                    direction: demand.direction,
                    must_have: *must_have,
                    found: demand.found(cell),
                    outcome: demand.outcome(cell),
                }
            })
            .collect()
    }

    /// The must-haves between this party, for whom a list is made, and one of the other side.
    ///
    /// How this party stands by itself is the same for every home in the list and so is not part of
    /// the gate; it stands above the list, in [`Party::own`].
    pub fn gate(&self, other: &Self) -> Gate {
        let mut findings = self.findings(other);
        findings.extend(other.findings(self));
        findings.extend(other.own.iter().cloned());
        Gate::of(&findings)
    }

    /// What stands on file of this party about what a wish of the other side asks.
    pub fn found(&self, wish: &Wish) -> Found {
        let cell = self.cell(wish.ask.topic);
        if let Some((to, mode)) = wish.ask.target() {
            return super::must_have::found_trip(cell, to, mode);
        }
        let items = wish.ask.items(cell);
        if items.is_empty() {
            Found::in_cell(wish.ask.topic, cell)
        } else {
            Found::Items(items)
        }
    }
}
