//! Every row of the table of criteria, from an answer on a sheet to what a wish makes of it.

use settled::domain::fact::Answer;
use settled::domain::id::JourneyId;
use settled::domain::preference::{Direction, Journey, Level, Mode};
use settled::domain::profile::ProfileKind;
use settled::domain::topic::{Shape, Topic};
use settled::matching::criteria::{Method, Treatment, criterion};
use settled::matching::value::{Bounds, SCALE};
use uuid::Uuid;

use super::build::{Build, TODAY, build, household, person};

/// What the one wish of a side makes of the other.
fn worth(asks: &Build, other: &Build) -> Bounds {
    let (asks, other) = (asks.party(), other.party());
    let [wish] = asks.wishes.as_slice() else {
        panic!("one wish that counts, not {}", asks.wishes.len());
    };
    wish.ask.bounds(other.cell(wish.ask.topic))
}

fn owner_for(topic: Topic) -> Option<(ProfileKind, ProfileKind)> {
    ProfileKind::ALL
        .iter()
        .find(|kind| topic.whose().has(**kind) && topic.may_be_asked_by(kind.other_side()))
        .map(|kind| (kind.other_side(), *kind))
}

#[test]
fn every_row_is_full_at_best_nothing_at_worst_and_open_while_unknown() {
    let mut weighed = 0;
    for topic in Topic::ALL {
        let Some((owner, other)) = owner_for(*topic) else {
            panic!("{topic:?} belongs to nobody")
        };
        // What has no list is in somebody's own words.
        let first = topic.items().first().copied().unwrap_or("own words");
        let ends = |p: &mut settled::domain::preference::Preference| match topic.shape() {
            Shape::Scale(_) => (p.low, p.high) = (Some(0), Some(0)),
            Shape::Number(..) => (p.low, p.high) = (Some(20), Some(30)),
            Shape::Place => p.place = "SA1".to_owned(),
            Shape::Text
            | Shape::Lines
            | Shape::YesNo
            | Shape::Choice(_)
            | Shape::Set(_)
            | Shape::OpenSet(_)
            | Shape::Date => {}
        };
        let asks = build(owner, 1).asks(*topic, Direction::Want, Level::Matters, &[first], ends);
        let them = || build(other, 2);
        let (good, bad) = match topic.shape() {
            Shape::Choice(items) | Shape::Scale(items) => (
                them().value(*topic, first),
                them().value(*topic, items.last().unwrap()),
            ),
            Shape::YesNo => (
                them().value(*topic, "yes"),
                them().fact(*topic, "", "", Answer::No),
            ),
            Shape::Set(_) | Shape::OpenSet(_) => {
                (them().yes(*topic, first), them().no(*topic, first))
            }
            Shape::Number(..) => (them().value(*topic, "25"), them().value(*topic, "90")),
            Shape::Place => (them().postcode("SA1"), them().postcode("IV27")),
            Shape::Text | Shape::Lines | Shape::Date => (them(), them()),
        };
        if criterion(*topic).method == Method::Words {
            assert_eq!(asks.party().wishes, [], "{topic:?} is shown, not weighed");
            continue;
        }
        if matches!(topic, Topic::ApprovedFor) {
            continue; // What is free is worked out from it; nobody wishes for a number.
        }
        weighed += 1;
        assert_eq!(worth(&asks, &them()), Bounds::UNKNOWN, "{topic:?} unknown");
        assert_eq!(
            worth(&asks, &good),
            Bounds::exactly(SCALE),
            "{topic:?} good"
        );
        if *topic == Topic::Near {
            assert!(
                worth(&asks, &bad).high() < 1_000,
                "the far end of the country"
            );
        } else {
            assert_eq!(worth(&asks, &bad), Bounds::exactly(0), "{topic:?} bad");
        }
    }
    let rows = Topic::ALL
        .iter()
        .filter(|t| criterion(**t).treatment != Treatment::ShownOnly);
    assert!(weighed >= 40 && weighed <= rows.count(), "{weighed} rows");
}

#[test]
fn one_step_away_is_half_and_two_are_nothing() {
    let quiet = person(1).wish(Topic::Pace, Level::Matters, &["quiet"]);
    for (pace, half_points) in [("quiet", 2), ("in-between", 1), ("lively", 0)] {
        let home = household(2).value(Topic::Pace, pace);
        assert_eq!(
            worth(&quiet, &home),
            Bounds::exactly(SCALE / 2 * half_points)
        );
    }
    let home = household(2).fact(Topic::Pace, "", "lively", Answer::No);
    assert_eq!(worth(&quiet, &home), Bounds::between(SCALE / 2, SCALE));
}

#[test]
fn only_the_first_three_interests_count() {
    let wishes = ["gardening", "music", "trains", "chess", "opera"];
    let asks = person(1).wish(Topic::Interests, Level::Matters, &wishes);
    let home = household(2)
        .yes(Topic::Interests, "Gardening")
        .yes(Topic::Interests, "opera")
        .no(Topic::Interests, "music");
    // One of three is there, one is not, one is not known; chess and opera do not count.
    assert_eq!(worth(&asks, &home), Bounds::between(33_333, 66_667));
    let closed = home.no(Topic::Interests, "");
    assert_eq!(worth(&asks, &closed), Bounds::exactly(33_333));
}

#[test]
fn to_avoid_is_the_mirror_and_partly_is_half() {
    let asks = |direction| {
        person(1).asks(
            Topic::Pets,
            direction,
            Level::Matters,
            &["dog", "cat"],
            |_| {},
        )
    };
    let home = household(2)
        .yes(Topic::Pets, "dog")
        .fact(Topic::Pets, "cat", "", Answer::Partly);
    assert_eq!(
        worth(&asks(Direction::Want), &home),
        Bounds::exactly(75_000)
    );
    assert_eq!(
        worth(&asks(Direction::Avoid), &home),
        Bounds::exactly(25_000)
    );
    let unknown = household(2).yes(Topic::Pets, "dog");
    assert_eq!(
        worth(&asks(Direction::Avoid), &unknown),
        Bounds::between(0, 50_000)
    );
}

#[test]
fn ages_fall_away_over_ten_years_and_a_year_of_birth_is_a_range() {
    let mut asks = household(1);
    asks = asks.asks(Topic::Age, Direction::Want, Level::Matters, &[], |p| {
        (p.low, p.high) = (Some(30), Some(40));
    });
    assert_eq!(
        worth(&asks, &person(2).value(Topic::Age, "45")),
        Bounds::exactly(50_000)
    );
    let mut born = person(2);
    born.0.profile.born = Some("1982".parse().unwrap());
    // 43 or 44 on 12 November 2026.
    assert_eq!(worth(&asks, &born), Bounds::between(60_000, 70_000));
}

#[test]
fn a_measured_journey_wins_over_the_guess_and_the_wish_says_what_is_free() {
    let near = |high| {
        person(1).asks(Topic::Near, Direction::Want, Level::Matters, &[], |p| {
            (p.place, p.high) = ("SA1 8AB".to_owned(), high);
        })
    };
    let mut home = household(2).postcode("SY23");
    let guessed = worth(&near(None), &home);
    home.0.journeys.push(Journey {
        id: JourneyId(Uuid::nil()),
        home: home.0.profile.id,
        place: "sa1 8ab".to_owned(),
        mode: Mode::Driving,
        minutes: 35,
        on: TODAY,
        said_by: "Nia".to_owned(),
    });
    assert_eq!(worth(&near(None), &home), Bounds::exactly(50_000));
    assert_eq!(worth(&near(Some(35)), &home), Bounds::exactly(SCALE));
    assert_ne!(guessed, worth(&near(None), &home));
}

#[test]
fn a_wish_that_names_nothing_or_does_not_matter_is_not_stated() {
    let nothing = person(1)
        .wish(Topic::Pets, Level::Matters, &[])
        .wish(Topic::Pets, Level::DoesNotMatter, &["dog"])
        .wish(Topic::Values, Level::Matters, &["kindness"])
        .asks(
            Topic::Pace,
            Direction::Want,
            Level::Matters,
            &["quiet"],
            |p| {
                p.retired_on = Some(TODAY);
            },
        );
    assert_eq!(nothing.party().wishes, []);
}
