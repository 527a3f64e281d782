//! The transparency record says what the code does: its tables are made from it.
//!
//! `SETTLED_WRITE_DOCS=1 cargo test transparency` writes them anew; without that a table that is out of
//! step fails.

use std::path::Path;

use settled::app::reruns::DRAWS;
use settled::domain::check::CheckKind;
use settled::domain::preference::{Direction, Level};
use settled::domain::profile::ProfileKind;
use settled::domain::topic::Topic;
use settled::matching::criteria::{
    FREE_MINUTES, HALVING_MINUTES, INTERESTS_THAT_COUNT, Method, Treatment, criterion,
};
use settled::matching::must_have::Rule;
use settled::matching::neutral::Neutrals;
use settled::matching::robust::groups::{GROUPING_DRAWS, MOST_RUN};
use settled::matching::robust::outcome::SURE;
use settled::matching::robust::rerun::CLOSENESS;
use settled::matching::score::{FLOOR, KNOWN_FOR_NEUTRAL};
use settled::matching::value::SCALE;
use settled::words::Words;

const PAGE: &str = "assets/docs/transparency.md";

/// Units of 1/100,000 in points of 100.
fn points(units: u32) -> String {
    assert_eq!(
        units % (SCALE / 100),
        0,
        "{units} is no whole number of points"
    );
    (units / (SCALE / 100)).to_string()
}

fn numbers(words: &Words) -> Vec<String> {
    let neutrals = Neutrals::default();
    let mut lines = vec!["| what | number |".to_owned(), "|---|---|".to_owned()];
    for level in Level::ALL.iter().rev() {
        let name = words.get(level.word_id());
        lines.push(format!(
            "| Weight of a wish that is set to “{name}” | {} |",
            level.weight()
        ));
    }
    let neutral = neutrals.of(ProfileKind::Person, Topic::Garden, Direction::Want);
    for (what, number) in [
        (
            "What a wish that is not met at all still counts for, out of 100 (the floor)",
            points(FLOOR),
        ),
        (
            "What an unknown answer counts for, out of 100, until it is measured",
            points(neutral),
        ),
        (
            "View of a side that has told us nothing, out of 100, until it is measured",
            points(neutrals.view()),
        ),
        (
            "Known answers needed before a measured value replaces one of these two",
            KNOWN_FOR_NEUTRAL.to_string(),
        ),
        (
            "Minutes of a journey that cost nothing, unless the wish says otherwise",
            FREE_MINUTES.to_string(),
        ),
        (
            "Minutes more that halve what a journey is worth",
            HALVING_MINUTES.to_string(),
        ),
        (
            "Interests that count, of those somebody names",
            INTERESTS_THAT_COUNT.to_string(),
        ),
        (
            "Points by which a wish that counts 20 of 100 moves in a re-run (standard deviation)",
            (100.0 * (0.2 * 0.8 / (CLOSENESS + 1.0)).sqrt()).to_string(),
        ),
        (
            "Re-runs that find who is too close to call with the first",
            GROUPING_DRAWS.to_string(),
        ),
        (
            "Of 100 re-runs, how many the first must win for a home not to be too close to call",
            SURE.to_string(),
        ),
        (
            "Homes of a list that are run again, the best first",
            MOST_RUN.to_string(),
        ),
        ("Re-runs that say how sure a place is", DRAWS.to_string()),
    ] {
        lines.push(format!("| {what} | {number} |"));
    }
    lines
}

/// How a criterion is weighed, in words.
fn weighed(topic: Topic) -> String {
    match criterion(topic).method {
        Method::Choice => "met if the answer is one of those wished for".to_owned(),
        Method::Steps { zero_after } => {
            format!("met within the steps wished for, not at all {zero_after} steps away")
        }
        Method::Share { most } if most < 100 => {
            format!("the share of the first {most} things wished for that are there")
        }
        Method::Share { .. } => "the share of the things wished for that are there".to_owned(),
        Method::Range { margin } => {
            format!("met within the numbers wished for, not at all {margin} outside")
        }
        Method::Travel { free, halving } => {
            format!("met up to {free} minutes, half for every {halving} more")
        }
        Method::Words => "shown in words, never weighed".to_owned(),
    }
}

fn criteria(words: &Words) -> Vec<String> {
    let neutrals = Neutrals::default();
    let mut lines = vec![
        "| about | how it is treated | how a wish is weighed | neutral value | protected |"
            .to_owned(),
        "|---|---|---|---|---|".to_owned(),
    ];
    for topic in Topic::ALL {
        let row = criterion(*topic);
        let about = words.get(topic.word_id());
        let treated = words.get(row.treatment.word_id());
        let neutral = if row.method == Method::Words {
            String::new()
        } else {
            let kind = ProfileKind::Person;
            let want = Direction::Want;
            points(neutrals.of(kind, *topic, want))
        };
        let protected = topic
            .protected()
            .map_or_else(String::new, |what| words.get(what.word_id()));
        let how = weighed(*topic);
        lines.push(format!(
            "| {about} | {treated} | {how} | {neutral} | {protected} |"
        ));
    }
    lines
}

fn rules(words: &Words) -> Vec<String> {
    let checks = CheckKind::ALL.iter().map(|kind| Rule::Check(*kind));
    Rule::ALL
        .iter()
        .copied()
        .filter(|rule| *rule != Rule::Stated)
        .chain(checks)
        .map(|rule| format!("* {}", words.get(rule.word_id())))
        .collect()
}

/// The page with what stands between the marks of a name replaced.
fn with(page: &str, name: &str, lines: &[String]) -> String {
    let start = format!("<!-- generated: {name} -->\n");
    let (before, rest) = page.split_once(&start).expect("the mark is there");
    let (_, after) = rest.split_once("<!-- end -->").expect("the mark ends");
    format!(
        "{before}{start}\n{}\n\n<!-- end -->{after}",
        lines.join("\n")
    )
}

#[test]
fn the_tables_of_the_record_are_those_of_the_code() {
    let words = Words::english();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = std::fs::read_to_string(&path).expect("the page is there");
    let mut made = page.clone();
    for (name, lines) in [
        ("numbers", numbers(&words)),
        ("criteria", criteria(&words)),
        ("rules", rules(&words)),
    ] {
        made = with(&made, name, &lines);
    }
    if std::env::var_os("SETTLED_WRITE_DOCS").is_some() {
        std::fs::write(&path, &made).expect("the page can be written");
    } else {
        assert_eq!(
            page, made,
            "SETTLED_WRITE_DOCS=1 cargo test transparency writes it anew"
        );
    }
}

#[test]
fn what_is_only_shown_is_never_weighed() {
    let shown = |topic: &&Topic| criterion(**topic).treatment == Treatment::ShownOnly;
    for topic in Topic::ALL.iter().filter(shown) {
        assert_eq!(criterion(*topic).method, Method::Words, "{topic:?}");
    }
    // A diagnosis and the way somebody gets about are among them.
    assert!(
        [Topic::Reason, Topic::Mobility]
            .iter()
            .all(|topic| shown(&topic))
    );
}
