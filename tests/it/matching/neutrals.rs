//! Frozen neutral values: measured only when asked, written down, read back.

use settled::domain::fact::Answer;
use settled::domain::preference::{Direction, Level};
use settled::domain::profile::ProfileKind;
use settled::domain::topic::Topic;
use settled::matching::compiled::Pool;
use settled::matching::neutral::{Gauge, Neutrals, NotNeutrals};
use settled::matching::neutral_moves::{First, Moves};

use super::build::{Build, household, person, profile_id};

fn pools(homes: u32) -> (Pool, Pool) {
    let wants_dog = person(1).wish(Topic::Pets, Level::Matters, &["dog"]);
    let people = Pool::new(vec![wants_dog.party()]);
    let homes = (0..homes).map(|n| {
        let home = household(100 + n);
        match n % 5 {
            0 => home.no(Topic::Pets, "dog").party(),
            4 => home.party(),
            _ => home.yes(Topic::Pets, "dog").party(),
        }
    });
    (people, Pool::new(homes.collect()))
}

fn dogs(neutrals: &Neutrals) -> u32 {
    neutrals.of(ProfileKind::Person, Topic::Pets, Direction::Want)
}

#[test]
fn thirty_known_answers_make_a_mean_and_twenty_nine_do_not() {
    // Of every five homes three have a dog, one has none and one is not known.
    let (people, homes) = pools(38);
    assert_eq!(homes.parties().len(), 38);
    let measured = Neutrals::default().measure(&[(&people, &homes)]);
    assert_eq!(dogs(&measured), 74_194, "23 of 31 known");
    assert_eq!(measured.version(), 1);
    let (people, homes) = pools(36);
    let few = Neutrals::default().measure(&[(&people, &homes)]);
    assert_eq!(dogs(&few), 50_000, "29 known");
    assert_eq!(few.view(), 55_000);
}

#[test]
fn the_neutral_view_is_the_mean_of_the_views_that_are_known() {
    let (people, homes) = pools(40);
    let measured = Neutrals::default().measure(&[(&people, &homes)]);
    // 24 views of 1 and 8 of 0.1.
    assert_eq!(measured.view(), 77_500);
}

#[test]
fn they_are_written_as_text_and_read_back() {
    let (people, homes) = pools(40);
    let measured = Neutrals::default().measure(&[(&people, &homes)]);
    let text = measured.to_string();
    assert_eq!(text, "v1 1 77500\nperson pets want 75000");
    assert_eq!(text.parse(), Ok(measured));
    assert_eq!(
        Neutrals::default().to_string().parse(),
        Ok(Neutrals::default())
    );
    for odd in [
        "",
        "v2 1 55000",
        "v1 1 200000",
        "v1 1 55000\nperson pets want",
    ] {
        assert_eq!(odd.parse::<Neutrals>(), Err(NotNeutrals), "{odd:?}");
    }
}

#[test]
fn what_is_measured_says_what_it_was_what_it_would_be_and_from_how_much() {
    let (people, homes) = pools(40);
    let measured = Neutrals::default().measured(&[(&people, &homes)], 7);
    assert_eq!(measured.neutrals.version(), 7);
    assert!(measured.moves());
    let [pets] = measured.criteria.as_slice() else {
        panic!("one criterion: {:?}", measured.criteria)
    };
    assert_eq!(
        (pets.owner, pets.topic, pets.direction),
        (ProfileKind::Person, Topic::Pets, Direction::Want)
    );
    let gauge = |now, then, known| Gauge {
        now,
        then,
        known,
        alike: false,
    };
    assert_eq!(pets.gauge, gauge(50_000, 75_000, 32));
    assert_eq!(measured.view, gauge(55_000, 77_500, 32));
    // Worked out again from the same answers, nothing moves.
    let again = measured.neutrals.measured(&[(&people, &homes)], 8);
    assert!(!again.moves());
    // Without anybody who wishes for it, it goes back to one half, and says so.
    let nobody = Pool::new(Vec::new());
    let empty = measured.neutrals.measured(&[(&nobody, &homes)], 8);
    assert_eq!(empty.criteria[0].gauge, gauge(75_000, 50_000, 0));
    assert_eq!(empty.neutrals.version(), 8);
    assert_eq!(dogs(&empty.neutrals), 50_000);
}

#[test]
fn what_would_move_is_what_the_lists_say() {
    // Of one home it is not known whether it has a dog; the other has one in part, which is half.
    let aled = person(1).wish(Topic::Pets, Level::Matters, &["dog"]).wish(
        Topic::Garden,
        Level::MattersALot,
        &[],
    );
    let pair = [
        household(2)
            .value(Topic::Garden, "yes")
            .fact(Topic::Pets, "dog", "", Answer::Partly),
        household(3).value(Topic::Garden, "yes"),
    ];
    let pool = Pool::new(pair.iter().map(Build::party).collect());
    let now = Neutrals::default();
    let then: Neutrals = "v1 1 55000\nperson pets want 90000".parse().unwrap();
    let mut moves = Moves::default();
    moves.add([&aled.party()], &pool, (&now, &then), |_, _| false);
    let first = First {
        id: profile_id(1),
        now: profile_id(2),
        then: profile_id(3),
    };
    assert_eq!((moves.looking, moves.firsts.as_slice()), (1, &[first][..]));
    assert_eq!(moves.placed, [profile_id(2), profile_id(3)].into());
    // Who was set aside shows on no list and moves nobody.
    let mut without = Moves::default();
    let aside = |_, other| other == profile_id(3);
    without.add([&aled.party()], &pool, (&now, &then), aside);
    assert_eq!(
        (without.looking, without.firsts.len(), without.placed.len()),
        (1, 0, 0)
    );
}

#[test]
fn answers_that_are_all_alike_do_not_say_what_is_usual() {
    // Only those who have a dog were ever asked.
    let aled = person(1).wish(Topic::Pets, Level::Matters, &["dog"]);
    let homes = (0..40).map(|n| household(100 + n).yes(Topic::Pets, "dog").party());
    let (people, homes) = (Pool::new(vec![aled.party()]), Pool::new(homes.collect()));
    let measured = Neutrals::default().measured(&[(&people, &homes)], 1);
    let pets = measured.criteria[0].gauge;
    assert_eq!((pets.known, pets.alike, pets.then), (40, true, 50_000));
    assert!(!measured.moves());
}
