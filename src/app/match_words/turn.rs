//! How sure a place is, why this one rather than that one, and what would turn them round, in sentences.

use super::{Speak, capital, small};
use crate::app::match_data::{Rival, WhyData};
use crate::app::session::NamesShown;
use crate::domain::id::ProfileId;
use crate::matching::place::Places;
use crate::matching::robust::against::{Alone, LevelTurn, Rather, Turn, WishOf};
use crate::matching::robust::outcome::Outcome;
use crate::words::Words;

/// The places that count as the top of a list.
pub const TOP: usize = 3;

/// How many wishes that would do it alone are told.
const MOST_ALONE: usize = 3;

/// In how many re-runs one of a list is in its top places. In a list so short that everybody is, in
/// how many it comes first. Nothing if it was not run, or stands alone.
pub fn rerun(
    words: &Words,
    name: &str,
    outcome: &Outcome,
    id: ProfileId,
    place: usize,
) -> Option<String> {
    let run = outcome.homes().len();
    let top = if run > TOP { TOP } else { 1 };
    let n = outcome.of_ten(id, top).filter(|_| run > 1)?;
    let share = words.say("re-run-share", &[("n", n.into())]);
    let stays = match (top, place <= top) {
        (1, true) => "re-run-stays-first",
        (1, false) => "re-run-comes-first",
        (_, true) => "re-run-stays",
        (_, false) => "re-run-comes",
    };
    let args = [
        ("share", share.into()),
        ("name", name.into()),
        ("top", top.into()),
    ];
    Some(words.say(stays, &args))
}

/// The best and the worst place that what is unknown allows.
pub fn places(words: &Words, places: Places) -> String {
    let args = [("best", places.best.into()), ("worst", places.worst.into())];
    words.say("re-run-places", &args)
}

/// `+4`, `-3`, `+0`.
fn signed(points: i32) -> String {
    format!("{points:+}")
}

impl Rival {
    fn name(&self, names: NamesShown) -> String {
        names.name(&self.told.name)
    }

    /// What change of importance would turn the two round; nothing if nobody said what matters.
    pub fn turn(&self, speak: &Speak<'_>) -> Option<String> {
        let words = speak.words;
        let (this, that) = (speak.name(speak.other.side()), self.name(speak.names));
        let (ahead, behind) = if self.against.ahead == self.told.id {
            (that, this)
        } else {
            (this, that)
        };
        let two = || {
            vec![
                ("ahead", ahead.clone().into()),
                ("behind", behind.clone().into()),
            ]
        };
        match self.against.turn.as_ref()? {
            Turn::Levels(changes) => {
                let changes: Vec<String> = changes.iter().map(|turn| level(speak, turn)).collect();
                let mut args = two();
                args.push(("changes", words.list(&changes).into()));
                Some(words.say("turn-levels", &args))
            }
            Turn::Importance { points, from, to } => {
                let from: Vec<String> = from.iter().map(|wish| quoted(speak, *wish)).collect();
                let mut args = two();
                args.extend([
                    ("points", (*points).into()),
                    ("from", words.list(&from).into()),
                    ("to", quoted(speak, *to).into()),
                ]);
                Some(words.say("turn-importance", &args))
            }
            Turn::Never => Some(words.say("turn-never", &two())),
        }
    }

    /// Why this one rather than the other: the two fits, then every difference with its points, which
    /// add up to the difference of the fits, then what would turn them round.
    pub fn rather(&self, speak: &Speak<'_>, data: &WhyData) -> Vec<String> {
        let words = speak.words;
        let against = &self.against;
        let points: i32 = against.rather.iter().map(|line| line.points()).sum();
        let mut lines = vec![words.say(
            "rather-fits",
            &[
                ("one", speak.name(speak.other.side()).into()),
                ("other", self.name(speak.names).into()),
                ("fit", against.fit.into()),
                ("against", against.other_fit.into()),
                ("points", signed(points).into()),
            ],
        )];
        // Those that make the most difference first, whichever way.
        let mut rather = against.rather.clone();
        rather.sort_by_key(|line| std::cmp::Reverse(line.points().abs()));
        lines.extend(
            rather
                .iter()
                .map(|line| self.rather_line(speak, data, *line)),
        );
        lines.extend(self.turn(speak));
        let alone = against.alone.iter().take(MOST_ALONE);
        lines.extend(alone.map(|wish| alone_line(speak, wish)));
        lines
    }

    fn rather_line(&self, speak: &Speak<'_>, data: &WhyData, line: Rather) -> String {
        let words = speak.words;
        let points = signed(line.points());
        match line {
            Rather::Wish(wish, _) => {
                let what = capital(&speak.wish(speak.subject.side(), wish.preference, wish.topic));
                let theirs = Speak {
                    other: &self.told,
                    ..*speak
                };
                let found =
                    |speak: &Speak<'_>, explanation: &crate::matching::explain::Explanation| {
                        let lines = &explanation.own.lines;
                        let line = lines
                            .iter()
                            .find(|line| line.preference == wish.preference)?;
                        Some(speak.found(line.topic, &line.found, speak.other.side()))
                    };
                let here = found(speak, &data.explanation).unwrap_or_default();
                let there = found(&theirs, &self.explanation).unwrap_or_default();
                let id = if here == there {
                    "rather-wish-same"
                } else {
                    "rather-wish"
                };
                let args = [
                    ("points", points.into()),
                    ("what", what.into()),
                    ("here", here.into()),
                    ("there", there.into()),
                ];
                words.say(id, &args)
            }
            Rather::OwnView(_) => {
                let name = speak.name(speak.subject.side());
                words.say(
                    "rather-own",
                    &[("points", points.into()), ("name", name.into())],
                )
            }
            Rather::TheirViews(_) => {
                let view = |explanation: &crate::matching::explain::Explanation| {
                    explanation.theirs.view.whole()
                };
                let args = [
                    ("points", points.into()),
                    ("here", view(&data.explanation).into()),
                    ("there", view(&self.explanation).into()),
                ];
                words.say("rather-theirs", &args)
            }
        }
    }
}

fn quoted(speak: &Speak<'_>, wish: WishOf) -> String {
    let what = capital(&speak.wish(speak.subject.side(), wish.preference, wish.topic));
    speak.words.say("turn-quoted", &[("what", what.into())])
}

fn level(speak: &Speak<'_>, turn: &LevelTurn) -> String {
    let words = speak.words;
    let change = words.say(
        &format!("turn-to-{}", turn.to.code()),
        &[("what", quoted(speak, turn.wish).into())],
    );
    let level = small(None, &words.get(turn.from.word_id()));
    words.say(
        "turn-level",
        &[("change", change.into()), ("level", level.into())],
    )
}

fn alone_line(speak: &Speak<'_>, alone: &Alone) -> String {
    let args = [
        ("what", quoted(speak, alone.wish).into()),
        ("at", alone.at.into()),
        ("now", alone.now.into()),
    ];
    speak.words.say("turn-alone", &args)
}

impl WhyData {
    /// In how many re-runs it keeps its place, if it was run.
    pub fn rerun(&self, speak: &Speak<'_>, outcome: Option<&Outcome>) -> Option<String> {
        let name = speak.name(self.other.side());
        rerun(speak.words, &name, outcome?, self.other.id, self.place?)
    }

    /// Why this one rather than the one it is held against; nothing if it stands alone or is not
    /// ranked.
    pub fn rather(&self, speak: &Speak<'_>) -> Vec<String> {
        let rival = self.rival.as_ref();
        rival.map_or_else(Vec::new, |rival| rival.rather(speak, self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::robust::rerun::{Home, Rerun, Setup};
    use crate::matching::score::Line;
    use crate::matching::value::Bounds;
    use uuid::Uuid;

    fn id(n: u128) -> ProfileId {
        ProfileId(Uuid::from_u128(n))
    }

    /// Homes of which nothing but one answer is known to matter, by its bounds.
    fn outcome(homes: &[(u32, u32)]) -> Outcome {
        let home = |(n, (low, high)): (u128, &(u32, u32))| Home {
            id: id(n),
            own: vec![Line::new(1, Bounds::between(*low, *high), 50_000)],
            theirs: vec![Line::new(1, Bounds::exactly(100_000), 50_000)],
        };
        let homes = (1..).zip(homes).map(home).collect();
        let mut rerun = Rerun::new(&Setup::new(id(0), homes));
        rerun.step(2_000);
        rerun.into_outcome()
    }

    #[test]
    fn a_share_of_re_runs_is_said_of_10_and_never_as_none_or_all() {
        let words = Words::english();
        let five = outcome(&[
            (90_000, 90_000),
            (80_000, 80_000),
            (50_000, 50_000),
            (20_000, 70_000),
            (10_000, 10_000),
        ]);
        let said = |n, place| rerun(&words, "Morgan", &five, id(n), place).unwrap_or_default();
        assert_eq!(
            said(1, 1),
            "In nearly every re-run Morgan stays in the top 3."
        );
        // Uniform between 20 and 70, it is above 50 in 4 of 10.
        assert_eq!(
            said(3, 3),
            "In about 6 of 10 re-runs Morgan stays in the top 3."
        );
        assert_eq!(
            said(4, 4),
            "In about 4 of 10 re-runs Morgan comes into the top 3."
        );
        assert_eq!(
            said(5, 5),
            "In hardly any re-run Morgan comes into the top 3."
        );
        assert_eq!(rerun(&words, "Morgan", &five, id(9), 1), None);
    }

    #[test]
    fn in_a_list_of_3_or_fewer_only_the_first_place_is_one() {
        let words = Words::english();
        let two = outcome(&[(50_000, 50_000), (20_000, 70_000)]);
        let said = |n, place| rerun(&words, "Morgan", &two, id(n), place).unwrap_or_default();
        assert_eq!(said(1, 1), "In about 6 of 10 re-runs Morgan stays first.");
        assert_eq!(said(2, 2), "In about 4 of 10 re-runs Morgan comes first.");
        let alone = outcome(&[(50_000, 50_000)]);
        assert_eq!(rerun(&words, "Morgan", &alone, id(1), 1), None);
    }
}
