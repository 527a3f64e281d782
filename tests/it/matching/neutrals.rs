//! Frozen neutral values: measured only when asked, written down, read back.

use settled::domain::preference::{Direction, Level};
use settled::domain::profile::ProfileKind;
use settled::domain::topic::Topic;
use settled::matching::compiled::Pool;
use settled::matching::neutral::{Neutrals, NotNeutrals};

use super::build::{household, person};

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
