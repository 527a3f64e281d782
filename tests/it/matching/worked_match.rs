//! The page that works one match out by hand says what the program says, and its sums are right.

use settled::domain::fact::Answer;
use settled::domain::id::JourneyId;
use settled::domain::preference::{Direction, Journey, Level, Mode};
use settled::domain::topic::Topic;
use settled::matching::explain::{Explanation, SideExplained, explain};
use settled::matching::neutral::Neutrals;
use settled::matching::value::SCALE;
use uuid::Uuid;

use super::build::{TODAY, household, person};

const PAGE: &str = include_str!("../../../assets/docs/a-match-by-hand.md");

/// Aled and the Morgans, as the page tells it.
fn worked() -> Explanation {
    let range = |low, high| {
        move |p: &mut settled::domain::preference::Preference| {
            (p.low, p.high) = (Some(low), Some(high));
        }
    };
    let aled = person(1)
        .value(Topic::Age, "34")
        .yes(Topic::GetsOnWith, "dog")
        .value(Topic::Bedtime, "in-between")
        .asks(Topic::Near, Direction::Want, Level::MattersALot, &[], |p| {
            "SA1".clone_into(&mut p.place);
        })
        .wish(Topic::Pets, Level::Matters, &["dog"])
        .wish(Topic::Pace, Level::WouldBeNice, &["quiet"])
        .wish(
            Topic::Interests,
            Level::Matters,
            &["music", "walking", "church"],
        )
        .wish(Topic::Garden, Level::WouldBeNice, &[]);
    let mut morgan = household(2)
        .yes(Topic::Pets, "dog")
        .value(Topic::Pace, "in-between")
        .yes(Topic::Interests, "music")
        .yes(Topic::Interests, "walking")
        .fact(Topic::Interests, "church", "", Answer::NotAsked)
        .wish(Topic::GetsOnWith, Level::Matters, &["dog"])
        .wish(Topic::Bedtime, Level::Matters, &["early"])
        .asks(
            Topic::Age,
            Direction::Want,
            Level::WouldBeNice,
            &[],
            range(30, 50),
        );
    morgan.0.journeys.push(Journey {
        id: JourneyId(Uuid::from_u128(7)),
        home: morgan.0.profile.id,
        place: "SA1".to_owned(),
        mode: Mode::Driving,
        minutes: 35,
        on: TODAY,
        said_by: "Sian".to_owned(),
    });
    explain(&aled.party(), &morgan.party(), &Neutrals::default())
}

/// The numbers of a row: weight, out of, worth, lifted, points in tenths.
type Row = [u32; 5];

/// The rows of the two tables, by the names in their first cell.
fn rows() -> Vec<(String, Row)> {
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    PAGE.lines()
        .filter(|line| line.starts_with("| ") && !line.contains("**"))
        .map(cells)
        .filter_map(|cells| {
            let [name, _, weight, out_of, worth, lifted, points] = cells.as_slice() else {
                return None;
            };
            let whole = |text: &String| text.parse().ok();
            let tenths = points.replace('.', "").parse().ok()?;
            let row = [
                whole(weight)?,
                whole(out_of)?,
                whole(worth)?,
                whole(lifted)?,
                tenths,
            ];
            Some((name.clone(), row))
        })
        .collect()
}

/// What the program makes of the wishes of a side, in the units of the page.
fn told(side: &SideExplained) -> Vec<Row> {
    let weight: u32 = side
        .lines
        .iter()
        .map(|line| u32::from(line.line.weight()))
        .sum();
    let percent = |units: u32| (units + SCALE / 200) / (SCALE / 100);
    side.lines
        .iter()
        .map(|line| {
            let (own, lifted) = (u32::from(line.line.weight()), line.line.point());
            let worth = (lifted - SCALE / 10) * 10 / 9;
            let points = (own * lifted + weight * 50) / (weight * 100);
            [own, line.out_of, percent(worth), percent(lifted), points]
        })
        .collect()
}

#[test]
fn the_tables_are_what_the_program_works_out() {
    let explained = worked();
    let rows = rows();
    assert_eq!(rows.len(), 8, "{rows:?}");
    let (aled, morgans) = rows.split_at(5);
    for (side, table) in [(&explained.own, aled), (&explained.theirs, morgans)] {
        // The page keeps the order in which Aled said it; the program lists by weight.
        let mut page: Vec<Row> = table.iter().map(|(_, row)| *row).collect();
        let mut program = told(side);
        page.sort_unstable();
        program.sort_unstable();
        assert_eq!(page, program);
    }
}

#[test]
fn the_sums_of_the_page_come_out_with_a_pencil() {
    let rows = rows();
    for (name, [weight, out_of, worth, lifted, points]) in &rows {
        assert_eq!((worth * 9 + 5) / 10 + 10, *lifted, "{name}");
        assert_eq!(out_of * lifted / 10, *points, "{name}");
        assert!(*weight > 0);
    }
    let (aled, morgans) = rows.split_at(5);
    let sum = |rows: &[(String, Row)]| rows.iter().map(|(_, row)| row[4]).sum::<u32>();
    assert_eq!((sum(aled), sum(morgans)), (670, 820));
}

#[test]
fn the_sentences_of_the_page_are_true() {
    let explained = worked();
    let views = [explained.own.view.whole(), explained.theirs.view.whole()];
    assert_eq!(views, [67, 82]);
    assert_eq!(
        (explained.fit.whole(), explained.fit.whole_range()),
        (74, (72, 80))
    );
    let whole = |topic| {
        let line = explained.own.lines.iter().find(|line| line.topic == topic);
        line.map(|line| line.points)
    };
    let in_order = [
        Topic::Near,
        Topic::Pets,
        Topic::Pace,
        Topic::Interests,
        Topic::Garden,
    ];
    assert_eq!(in_order.map(whole), [22, 20, 6, 14, 5].map(Some));
    let swing = explained.swing.expect("something is unknown");
    for sentence in [
        "**Aled's view of this home** | | **10** | **100** | | | **67**",
        "**Their view of Aled** | | **5** | **100** | | | **82**",
        "whole: 22, 20, 6, 14 and 5.",
        "**The fit is 74.**",
        "**fit 74, likely 72 to 80**",
    ] {
        assert!(PAGE.contains(sentence), "{sentence}");
    }
    assert_eq!(swing.topic, Topic::Garden);
}
