//! What a wish or a must-have names, in and out of the boxes of its form.

use super::parts::{number, postcode};
use super::section::open_item;
use crate::app::form::{Form, Problem};
use crate::app::{Cx, tell};
use crate::domain::preference::Mode;
use crate::domain::text::tidy_line;
use crate::domain::topic::{Shape, Topic};

/// The longest journey that can be asked for, in minutes.
const LONGEST: i64 = 240;

/// What is named: items, a range, or a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// The items, by their codes or folded words.
    pub items: Vec<String>,
    /// Lowest number or step.
    pub low: Option<i64>,
    /// Highest number or step, or the most minutes to a place.
    pub high: Option<i64>,
    /// Postcode of a place.
    pub place: String,
    /// What the place is called.
    pub place_name: String,
    /// How to get there.
    pub mode: Option<Mode>,
}

impl Target {
    /// Puts it into the boxes.
    pub fn fill(&self, topic: Topic, form: &mut Form, cx: &Cx<'_>) {
        let number = |n: Option<i64>| n.map_or_else(String::new, |n| n.to_string());
        match topic.shape() {
            Shape::Scale(items) if self.low.is_some() || self.high.is_some() => {
                let range = self.low.unwrap_or(0)..=self.high.unwrap_or(i64::MAX);
                let steps = items.iter().zip(0_i64..).filter(|(_, n)| range.contains(n));
                let codes: Vec<&str> = steps.map(|(code, _)| *code).collect();
                form.fill("items", &codes.join("\n"));
            }
            Shape::Choice(_) | Shape::Scale(_) | Shape::Set(_) => {
                form.fill("items", &self.items.join("\n"));
            }
            Shape::OpenSet(_) => {
                let words: Vec<String> = self
                    .items
                    .iter()
                    .map(|i| tell::item(topic, i, cx))
                    .collect();
                form.fill("items", &words.join("\n"));
            }
            Shape::Number(..) => {
                form.fill("low", &number(self.low));
                form.fill("high", &number(self.high));
            }
            Shape::Place => {
                form.fill("place", &self.place);
                form.fill("place-name", &self.place_name);
                form.fill("minutes", &number(self.high));
                form.fill("mode", self.mode.unwrap_or(Mode::Driving).code());
            }
            Shape::YesNo | Shape::Text | Shape::Lines | Shape::Date => {}
        }
    }

    /// Reads it from the boxes.
    pub fn read(topic: Topic, form: &Form, cx: &Cx<'_>, problems: &mut Vec<Problem>) -> Self {
        let mut target = Self::default();
        match topic.shape() {
            Shape::Choice(_) | Shape::Set(_) => {
                target.items = form
                    .ticked("items")
                    .into_iter()
                    .map(str::to_owned)
                    .collect();
            }
            Shape::Scale(items) => {
                let ticked = form.ticked("items");
                let steps = || {
                    items
                        .iter()
                        .zip(0_i64..)
                        .filter(|(code, _)| ticked.contains(code))
                        .map(|(_, n)| n)
                };
                target.low = steps().min();
                target.high = steps().max();
            }
            Shape::OpenSet(_) => {
                target.items = form
                    .get("items")
                    .split(['\n', ','])
                    .map(tidy_line)
                    .filter(|l| !l.is_empty())
                    .map(|l| open_item(topic, &l, cx))
                    .collect();
            }
            Shape::Number(low, high) => {
                target.low = number(form, "low", low..=high, problems);
                target.high = number(form, "high", low..=high, problems);
            }
            Shape::Place => {
                target.place = postcode(form, "place", problems);
                target.place_name = tidy_line(form.get("place-name"));
                target.high = number(form, "minutes", 0..=LONGEST, problems);
                target.mode = Mode::from_code(form.get("mode"));
            }
            Shape::YesNo | Shape::Text | Shape::Lines | Shape::Date => {}
        }
        target
    }

    /// Whether it names nothing.
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty() && self.low.is_none() && self.high.is_none() && self.place.is_empty()
    }
}
