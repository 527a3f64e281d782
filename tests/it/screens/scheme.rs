//! The whole scheme from a small pool, through the real file and the real engine.

use super::matching::{Rows, desk_of, picture};
use crate::desk::Desk;
use jiff::civil::date;
use settled::demo::Size;
use settled::domain::fact::Answer;
use settled::domain::id::{PairId, ProfileId, ViewId};
use settled::domain::introduction::{View, ViewAbout, ViewAnswer, Voice};
use settled::domain::preference::Level;
use settled::domain::profile::ProfileKind;
use settled::domain::topic::Topic;

/// Somebody who looks for a home with a garden and a quiet pace; the garden matters most.
fn person(rows: &mut Rows, name: &str) -> ProfileId {
    let id = rows.profile(ProfileKind::Person, name, "SA2");
    rows.fact(id, Topic::Kinds, "live-in", "", Answer::Yes);
    rows.wish(id, Topic::Garden, Level::MattersALot, &[], "");
    rows.wish(id, Topic::Pace, Level::Matters, &["quiet"], "");
    id
}

fn home(rows: &mut Rows, name: &str, garden: &str, pace: &str) -> ProfileId {
    let id = rows.household(name);
    rows.value(id, Topic::Garden, garden);
    rows.value(id, Topic::Pace, pace);
    id
}

/// Aled and Nia would both rather have Morgan than Evans; Morgan would rather have Aled, who goes to
/// bed early; Evans has said nothing.
fn pool() -> (Rows, [ProfileId; 4]) {
    let mut rows = Rows::default();
    let (aled, nia) = (person(&mut rows, "Aled P"), person(&mut rows, "Nia W"));
    rows.value(aled, Topic::Bedtime, "early");
    rows.value(nia, Topic::Bedtime, "late");
    let morgan = home(&mut rows, "Morgan household", "yes", "quiet");
    rows.wish(morgan, Topic::Bedtime, Level::Matters, &["early"], "");
    let evans = home(&mut rows, "Evans household", "no", "quiet");
    (rows, [aled, nia, morgan, evans])
}

fn said(rows: &mut Rows, pair: PairId, voice: Voice, answer: ViewAnswer) {
    let view = View {
        id: rows.id::<ViewId>(),
        pair,
        introduction: None,
        voice,
        member: None,
        about: ViewAbout::Arrangement,
        answer,
        words: String::new(),
        how: None,
        on_their_own: None,
        on: date(2026, 11, 11),
        turn: 1,
    };
    rows.put(&view);
}

/// The row of somebody, with single spaces.
fn row(desk: &mut Desk, name: &str) -> String {
    let screen = desk.screen();
    let row = screen
        .lines()
        .find(|line| line.trim_start_matches([' ', '►']).starts_with(name));
    let row = row.unwrap_or_else(|| panic!("{name} has no row:\n{screen}"));
    row.split_whitespace()
        .filter(|word| *word != "►")
        .collect::<Vec<_>>()
        .join(" ")
}

fn scheme(rows: Rows) -> Desk {
    let mut desk = desk_of(rows);
    desk.keys("3 s");
    desk
}

#[test]
fn everybody_has_the_home_that_would_have_them_and_the_cost_to_the_others_is_told() {
    let mut desk = scheme(pool().0);
    // A is 100 for both with Morgan; 0.9 * 1/3 + 0.1 = 40 with Evans. Morgan's B is 100 and 10, Evans's
    // silence is 55: fits of 100 and sqrt(0.4 * 0.55) = 47.
    assert_eq!(
        row(&mut desk, "Aled P"),
        "Aled P Morgan household 100 1 of 2 1 of 2"
    );
    assert_eq!(
        row(&mut desk, "Nia W"),
        "Nia W Evans household 47 2 of 2 2 of 2"
    );
    desk.expect("2 people are looking. 2 places are free in 2 homes.")
        .expect("2 have a place, nobody is without, total 147, nobody would both rather swap");
    // With Morgan free Nia could be there, but her fit is sqrt(1 * 0.1) = 32: her best is Evans anyway.
    desk.expect("If Aled P takes this place now, the others together lose nothing.");
    desk.keys("down")
        .expect("If Nia W takes this place now, the others together lose nothing.");
    picture(&mut desk, "scheme_small");
}

#[test]
fn a_place_that_somebody_else_needs_is_said_to_cost_them() {
    let (mut rows, [_, nia, morgan, _]) = pool();
    rows.must(nia, Topic::Access, "ground-floor-bedroom");
    rows.fact(
        morgan,
        Topic::Access,
        "ground-floor-bedroom",
        "",
        Answer::Yes,
    );
    let mut desk = scheme(rows);
    // Evans has not said whether there is a bedroom on the ground floor: Nia would have to ask first.
    desk.expect("Ask-first pairs (1) are left out");
    assert_eq!(
        row(&mut desk, "Nia W"),
        "Nia W 1 home could work, and it has people it would rather have"
    );
    desk.expect("No place, whichever side chooses first (1): a fact, not a choice")
        .expect("If Aled P takes this place now, 1 fewer of the others can have a place")
        .expect("No home is then left for Nia W, instead of Morgan household.");
    desk.keys("space").expect("Ask-first pairs (1) are in");
    assert_eq!(
        row(&mut desk, "Nia W"),
        "Nia W Evans household 47 2 of 2 2 of 2 ? ask first"
    );
    // The most people without asking: Aled is with Evans and Nia with Morgan, though Aled and Morgan
    // would both rather have each other.
    desk.keys("space right right right").expect("[Most people]");
    assert_eq!(
        row(&mut desk, "Aled P"),
        "Aled P Evans household 47 2 of 2 1 of 1"
    );
    desk.keys("home")
        .expect("would both rather have each other.");
}

#[test]
fn what_people_said_counts_for_more_than_any_fit() {
    let (mut rows, [aled, _, morgan, _]) = pool();
    rows.pair(aled, morgan, true);
    let mut desk = scheme(rows);
    assert_eq!(
        row(&mut desk, "Aled P"),
        "Aled P Evans household 47 1 of 1 1 of 2"
    );
    desk.keys("v")
        .expect("1 pair is not suggested because it was set aside.");

    let (mut rows, [aled, _, morgan, _]) = pool();
    let pair = rows.pair(aled, morgan, false);
    said(&mut rows, pair, Voice::Home, ViewAnswer::No);
    let mut desk = scheme(rows);
    assert_eq!(
        row(&mut desk, "Aled P"),
        "Aled P Evans household 47 1 of 1 1 of 2"
    );
    desk.keys("v")
        .expect("1 pair is not suggested because somebody said no.");

    let (mut rows, [aled, _, _, evans]) = pool();
    let pair = rows.pair(aled, evans, false);
    said(&mut rows, pair, Voice::Mover, ViewAnswer::Yes);
    said(&mut rows, pair, Voice::Home, ViewAnswer::Yes);
    let mut desk = scheme(rows);
    desk.expect("1 person is looking. 1 place is free in 1 home.")
        .expect_not("Aled P  ");
    assert_eq!(
        row(&mut desk, "Nia W"),
        "Nia W Morgan household 32 1 of 1 1 of 1"
    );
    desk.keys("v")
        .expect("Aled P and Evans household have both said yes. Their place is kept for them.");
}

#[test]
fn nobody_and_nowhere_are_said_in_words() {
    scheme(Rows::default()).expect("Nobody is looking for a match, and no home has a free place.");
    let mut rows = Rows::default();
    person(&mut rows, "Nia W");
    scheme(rows).expect("No home has a free place now.");
    let mut rows = Rows::default();
    home(&mut rows, "Morgan household", "yes", "quiet");
    let mut desk = scheme(rows);
    desk.expect("Nobody is looking for a match now.");
    desk.keys("w").expect("There is nobody here to choose");
    picture(&mut desk, "scheme_nobody");
}

#[test]
fn a_whole_scheme_from_the_keyboard() {
    let mut desk = Desk::practice(Size::Scheme300);
    desk.keys("3 s");
    picture(&mut desk, "scheme");
    desk.keys("end");
    picture(&mut desk, "scheme_end");
    desk.keys("t")
        .expect("Same fit:")
        .keys("t")
        .expect("[Person-first]");
    desk.keys("f")
        .expect("Homeshare: everybody and every place")
        .expect("[Homesharer-first]");
    desk.keys("f right").expect("[Household-first]");
    desk.keys("home enter").expect("Why");
    desk.keys("esc end enter").expect("Shortlist");
    desk.keys("esc ctrl-p")
        .expect("what the whole scheme suggests");
}
