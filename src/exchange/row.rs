//! One row as a profile to be: what its cells say together, and what they leave open.

use super::headings::{Column, Target};
use super::must_haves::SaidMustHave;
use super::problem::{Note, Problem, WhyKept};
use super::values::{self, Reader, Said, SaidFact, Status};
use crate::domain::dates::PartialDate;
use crate::domain::fact::Answer;
use crate::domain::profile::{ProfileKind, Step};
use crate::domain::topic::{Shape, Topic};

/// Something about the cell of one column, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    /// The column.
    pub column: usize,
    /// What there is to say about it.
    pub what: T,
}

/// What the cells of a row say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Everything that was understood, by column.
    pub said: Vec<At<Said>>,
    /// Everything that must be answered first.
    pub problems: Vec<At<Problem>>,
    /// The cells that are kept as they stood.
    pub kept: Vec<At<WhyKept>>,
    /// What somebody should hear about.
    pub notes: Vec<At<Note>>,
}

impl Draft {
    /// Reads the cells of a row.
    pub fn read(columns: &[Column], cells: &[String], by: Reader<'_>) -> Self {
        let mut draft = Self::default();
        for (column, (about, cell)) in columns.iter().zip(cells).enumerate() {
            let reading = values::read(about.target, cell, by);
            draft
                .said
                .extend(reading.said.into_iter().map(|what| At { column, what }));
            draft
                .problems
                .extend(reading.problem.map(|what| At { column, what }));
            draft
                .notes
                .extend(reading.notes.into_iter().map(|what| At { column, what }));
            let beyond = about.heading.trim().is_empty() && about.target == Target::Keep;
            let why = reading
                .kept
                .map(|why| if beyond { WhyKept::NoHeading } else { why });
            draft.kept.extend(why.map(|what| At { column, what }));
        }
        if by.kind == ProfileKind::Household {
            draft.check_approval(columns);
        }
        draft.check_name(columns);
        draft.merge_doubles();
        draft
    }

    fn check_name(&mut self, columns: &[Column]) {
        let named = |p: &At<Problem>| matches!(p.what, Problem::NoName | Problem::NameIsFormula);
        if self.name().is_empty() && !self.problems.iter().any(named) {
            let parts = [Target::Name, Target::GivenName, Target::FamilyName];
            let column = columns
                .iter()
                .position(|c| parts.contains(&c.target))
                .unwrap_or_default();
            self.problems.insert(
                0,
                At {
                    column,
                    what: Problem::NoName,
                },
            );
        }
    }

    /// What the dates, the status and the numbers of a household say of each other.
    fn check_approval(&mut self, columns: &[Column]) {
        let column_of = |target: Target| columns.iter().position(|c| c.target == target);
        if let (Some(living), Some(approved)) =
            (self.count(Target::LivingThere), self.approved_for())
            && living > approved
            && let Some(column) = column_of(Target::LivingThere)
        {
            self.problems.push(At {
                column,
                what: Problem::MoreThanApproved { living, approved },
            });
        }
        for target in [Target::ApprovedOn, Target::NextReview] {
            let (Some(column), Some(date)) = (column_of(target), self.day(target)) else {
                continue;
            };
            let why = match date {
                PartialDate::Month(..) | PartialDate::Year(_) => Some(WhyKept::NotADay),
                PartialDate::Day(_) => {
                    (!self.is_approved(columns)).then_some(WhyKept::NotApprovedYet)
                }
            };
            if let Some(what) = why {
                self.said.retain(|said| said.column != column);
                self.kept.push(At { column, what });
            }
        }
        if let (Some(PartialDate::Day(approved)), Some(PartialDate::Day(review)), Some(column)) = (
            self.day(Target::ApprovedOn),
            self.day(Target::NextReview),
            column_of(Target::NextReview),
        ) && review < approved
        {
            self.problems.push(At {
                column,
                what: Problem::ReviewBeforeApproval(approved),
            });
        }
    }

    /// Whether the file says that a household is approved. A date of approval says so by itself
    /// only where the file has no column for the status.
    fn is_approved(&self, columns: &[Column]) -> bool {
        match self.status() {
            Some(Status::Approved | Status::Step(Step::OnHold | Step::Looking)) => true,
            Some(Status::Step(
                Step::BeingAssessed
                | Step::SettledElsewhere
                | Step::Withdrew
                | Step::ApprovalEnded
                | Step::Died,
            )) => false,
            None => columns.iter().all(|c| c.target != Target::Status),
        }
    }

    /// Drops what a row says twice, and numbers the lines of lists.
    fn merge_doubles(&mut self) {
        let mut seen: Vec<(Topic, String)> = Vec::new();
        self.said.retain_mut(|said| {
            let Said::Fact(fact) = &mut said.what else {
                return true;
            };
            if matches!(fact.topic.shape(), Shape::Lines) && fact.answer == Answer::Yes {
                let line = seen
                    .iter()
                    .filter(|(topic, _)| *topic == fact.topic)
                    .count()
                    + 1;
                fact.item = format!("{line:02}");
            }
            let key = (fact.topic, fact.item.clone());
            let new = !seen.contains(&key);
            if new {
                seen.push(key);
            }
            new
        });
    }

    /// The name, put together from its parts where the file splits it. Empty if there is none.
    pub fn name(&self) -> String {
        self.text(Target::Name).map_or_else(
            || {
                let parts = [Target::GivenName, Target::FamilyName];
                let parts: Vec<&str> = parts
                    .into_iter()
                    .filter_map(|target| self.text(target))
                    .collect();
                parts.join(" ")
            },
            str::to_owned,
        )
    }

    /// The words for a box of the profile.
    pub fn text(&self, target: Target) -> Option<&str> {
        self.texts(target).next()
    }

    /// The words for a box that several columns may fill.
    pub fn texts(&self, target: Target) -> impl Iterator<Item = &str> {
        self.said.iter().filter_map(move |said| match &said.what {
            Said::Text(to, text) if *to == target => Some(text.as_str()),
            Said::Text(..)
            | Said::Day(..)
            | Said::Count(..)
            | Said::Status(_)
            | Said::Fact(_)
            | Said::MustHave(_) => None,
        })
    }

    /// The date for a box of the profile.
    pub fn day(&self, target: Target) -> Option<PartialDate> {
        self.said.iter().find_map(|said| match said.what {
            Said::Day(to, date) if to == target => Some(date),
            Said::Text(..)
            | Said::Day(..)
            | Said::Count(..)
            | Said::Status(_)
            | Said::Fact(_)
            | Said::MustHave(_) => None,
        })
    }

    /// The number for a box of the profile.
    pub fn count(&self, target: Target) -> Option<u8> {
        self.said.iter().find_map(|said| match said.what {
            Said::Count(to, n) if to == target => Some(n),
            Said::Text(..)
            | Said::Day(..)
            | Said::Count(..)
            | Said::Status(_)
            | Said::Fact(_)
            | Said::MustHave(_) => None,
        })
    }

    /// How they stand with the scheme.
    pub fn status(&self) -> Option<Status> {
        self.said.iter().find_map(|said| match said.what {
            Said::Status(status) => Some(status),
            Said::Text(..)
            | Said::Day(..)
            | Said::Count(..)
            | Said::Fact(_)
            | Said::MustHave(_) => None,
        })
    }

    /// The answers.
    pub fn facts(&self) -> impl Iterator<Item = &SaidFact> {
        self.said.iter().filter_map(|said| match &said.what {
            Said::Fact(fact) => Some(fact),
            Said::Text(..)
            | Said::Day(..)
            | Said::Count(..)
            | Said::Status(_)
            | Said::MustHave(_) => None,
        })
    }

    /// The must-haves.
    pub fn must_haves(&self) -> impl Iterator<Item = &SaidMustHave> {
        self.said.iter().filter_map(|said| match &said.what {
            Said::MustHave(must_have) => Some(must_have),
            Said::Text(..) | Said::Day(..) | Said::Count(..) | Said::Status(_) | Said::Fact(_) => {
                None
            }
        })
    }

    fn approved_for(&self) -> Option<u8> {
        self.facts()
            .find(|f| f.topic == Topic::ApprovedFor)
            .and_then(|f| f.value.parse().ok())
    }
}
