//! What a must-have costs, in words.

use super::{Speak, list, small};
use crate::app::match_data::{LeftOutRow, NoHome, ShortlistData, Told};
use crate::app::session::NamesShown;
use crate::domain::must_have::CouldChange;
use crate::domain::profile::ProfileKind;
use crate::matching::cost::{Cost, Costs, Opening};
use crate::matching::must_have::Outcome;
use crate::words::Words;

/// `leaves 9 of 48 homes; without it 4 more could work`: what a must-have of a profile of this kind
/// costs.
pub fn cost(words: &Words, kind: ProfileKind, costs: &Costs, cost: &Cost) -> String {
    let compared = usize::try_from(costs.compared).unwrap_or(usize::MAX);
    let args = [
        ("n", cost.leaves.into()),
        ("of", list::many(words, kind, compared).into()),
        ("more", cost.alone.into()),
    ];
    let id = match (cost.leaves == costs.compared, cost.alone) {
        (true, _) => "cost-all",
        (false, 0) => "cost-leaves",
        (false, _) => "cost-leaves-alone",
    };
    words.say(id, &args)
}

/// The single change that would open most doors, as a sentence.
pub fn opening(words: &Words, names: NamesShown, subject: &Told, opening: &Opening) -> String {
    let opens = usize::try_from(opening.opens).unwrap_or(usize::MAX);
    let what = if opening.finding.whose == subject.side() {
        Speak {
            words,
            names,
            subject,
            other: subject,
        }
        .need(&opening.finding)
    } else {
        let key = opening.finding.key(subject.side());
        list::rule_label(words, &key)
    };
    let mut args = vec![
        ("name", names.name(&subject.name).into()),
        ("what", small(opening.finding.topic, &what).into()),
        ("opens", list::many(words, subject.kind, opens).into()),
    ];
    let Some(change) = opening.change else {
        return words.say("cost-opening-own", &args);
    };
    args.push(("how", how(words, change).into()));
    words.say("cost-opening", &args)
}

/// That nobody could work for somebody yet, and the single change that would open most doors.
pub fn no_home(words: &Words, names: NamesShown, nobody: &NoHome) -> String {
    let id = if nobody.told.kind.other_side().offers_room() {
        "cost-no-home"
    } else {
        "cost-nobody"
    };
    let name = names.name(&nobody.told.name);
    let told = words.say(id, &[("name", name.into())]);
    match &nobody.opening {
        Some(found) => format!("{told}. {}", opening(words, names, &nobody.told, found)),
        None => told,
    }
}

fn how(words: &Words, change: CouldChange) -> String {
    small(None, &words.get(change.word_id()))
}

/// How something could change, in a word.
const fn how_in_short(change: CouldChange) -> &'static str {
    match change {
        CouldChange::No => "cost-change-no",
        CouldChange::Adaptation => "cost-change-adaptation",
        CouldChange::Training => "cost-change-training",
        CouldChange::Time => "cost-change-time",
        CouldChange::Ask => "cost-change-ask",
    }
}

/// The one thing in the way of somebody, and how it could change: `stairlift (adaptation)`.
pub fn one_thing(
    words: &Words,
    names: NamesShown,
    data: &ShortlistData,
    row: &LeftOutRow,
) -> Option<String> {
    let finding = row.because.first()?;
    let Outcome::Fails(change) = finding.outcome else {
        return None;
    };
    let speak = Speak {
        words,
        names,
        subject: &data.subject,
        other: &row.told,
    };
    let args = [
        ("what", speak.short_question(finding).into()),
        ("how", words.get(how_in_short(change)).into()),
    ];
    Some(words.say("cost-one-thing", &args))
}
