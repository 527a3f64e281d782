//! Homes side by side: the marks, the order of the rows and what tells the homes apart.

use settled::domain::fact::Answer;
use settled::domain::preference::Level;
use settled::domain::topic::Topic;
use settled::matching::compare::{Mark, WishRow, biggest_difference, wish_rows};
use settled::matching::explain::{Explanation, explain};
use settled::matching::neutral::Neutrals;

use super::build::{Build, household, person};

/// Somebody to whom a dog matters, a quiet home a little, and a garden and a bathroom would be nice.
fn aled() -> Build {
    person(1)
        .wish(Topic::Garden, Level::WouldBeNice, &[])
        .wish(Topic::Pace, Level::Matters, &["quiet"])
        .wish(Topic::OwnBathroom, Level::WouldBeNice, &[])
        .wish(Topic::Pets, Level::MattersALot, &["dog"])
}

fn told(homes: &[Build]) -> Vec<Explanation> {
    let aled = aled().party();
    let neutrals = Neutrals::default();
    homes
        .iter()
        .map(|home| explain(&aled, &home.party(), &neutrals))
        .collect()
}

/// A home as a dog, whether it is quiet, a garden and an own bathroom.
fn home(n: u32, dog: Answer, pace: Option<&str>, garden: &str, bathroom: &str) -> Build {
    let home = household(n)
        .fact(Topic::Pets, "dog", "", dog)
        .value(Topic::Garden, garden)
        .value(Topic::OwnBathroom, bathroom);
    match pace {
        Some(pace) => home.value(Topic::Pace, pace),
        None => home,
    }
}

/// The marks of each row with its topic, in the order of the rows.
fn marks(told: &[Explanation]) -> Vec<(Topic, Vec<Mark>)> {
    let told: Vec<&Explanation> = told.iter().collect();
    wish_rows(&told)
        .into_iter()
        .map(|row| (row.topic, row.cells.iter().map(|c| c.mark).collect()))
        .collect()
}

#[test]
fn a_home_is_held_against_those_beside_it_and_the_unknown_is_neither() {
    use Mark::{Better, NotKnown, Same, Worse};
    let told = told(&[
        home(2, Answer::Yes, Some("quiet"), "yes", "no"),
        home(3, Answer::No, Some("quiet"), "yes", "yes"),
        home(4, Answer::Partly, None, "yes", "no"),
    ]);
    // By importance, then by how much the homes differ: all have a garden, so it stands last.
    assert_eq!(
        marks(&told),
        [
            (Topic::Pets, vec![Better, Worse, Same]),
            (Topic::Pace, vec![Better, Better, NotKnown]),
            (Topic::OwnBathroom, vec![Worse, Better, Worse]),
            (Topic::Garden, vec![Same, Same, Same]),
        ]
    );
    let told: Vec<&Explanation> = told.iter().collect();
    let same: Vec<bool> = wish_rows(&told).iter().map(WishRow::is_same).collect();
    assert_eq!(same, [false, false, false, true]);
}

#[test]
fn the_biggest_difference_names_what_each_home_alone_meets_best() {
    let told = told(&[
        home(2, Answer::Yes, Some("quiet"), "yes", "no"),
        home(3, Answer::No, Some("quiet"), "yes", "yes"),
        home(4, Answer::No, None, "no", "no"),
    ]);
    let told: Vec<&Explanation> = told.iter().collect();
    let rows = wish_rows(&told);
    let wins: Vec<(usize, Vec<Topic>)> = biggest_difference(&rows, told.len())
        .into_iter()
        .map(|win| {
            (
                win.home,
                win.wishes.iter().map(|(_, topic)| *topic).collect(),
            )
        })
        .collect();
    // The garden is met by two, and how quiet the third home is is not known: nobody wins on those.
    assert_eq!(
        wins,
        [(0, vec![Topic::Pets]), (1, vec![Topic::OwnBathroom])]
    );
}

#[test]
fn homes_that_are_alike_have_no_difference_to_name() {
    let told = told(&[
        home(2, Answer::Yes, Some("quiet"), "yes", "no"),
        home(3, Answer::Yes, Some("quiet"), "yes", "no"),
    ]);
    assert!(
        marks(&told)
            .iter()
            .all(|(_, m)| m.iter().all(|m| *m == Mark::Same))
    );
    let told: Vec<&Explanation> = told.iter().collect();
    assert_eq!(biggest_difference(&wish_rows(&told), 2), []);
}
