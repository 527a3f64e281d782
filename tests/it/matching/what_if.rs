//! Other levels: who moves, which change moves them, and what never moves.

use proptest::prelude::*;
use settled::domain::fact::Answer;
use settled::domain::id::{PreferenceId, ProfileId};
use settled::domain::preference::Level;
use settled::domain::topic::Topic;
use settled::matching::compiled::Pool;
use settled::matching::neutral::Neutrals;
use settled::matching::party::{Party, Terms};
use settled::matching::shortlist::{Shortlist, rank};
use settled::matching::what_if::{Meets, Moved, Ranked, at_levels, can_count, moves};

use super::build::{Build, TODAY, household, person, profile_id};

/// Somebody to whom a dog matters a lot and a quiet home not at all.
fn aled() -> Build {
    person(1)
        .wish(Topic::Pets, Level::MattersALot, &["dog"])
        .wish(Topic::Garden, Level::Matters, &[])
        .wish(Topic::Pace, Level::DoesNotMatter, &["quiet"])
}

fn id_of(sheet: &Build, topic: Topic) -> PreferenceId {
    let mut wishes = sheet.0.wishes.iter();
    let wish = wishes.find(|wish| wish.preference.topic == topic);
    wish.expect("a wish about it").preference.id
}

fn home(n: u32, dog: Answer, garden: Answer, pace: &str) -> Build {
    household(n)
        .fact(Topic::Pets, "dog", "", dog)
        .fact(Topic::Garden, "", "", garden)
        .value(Topic::Pace, pace)
}

fn pool(homes: &[Build]) -> Pool {
    Pool::new(homes.iter().map(Build::party).collect())
}

fn ranked(sheet: &Build, levels: &[(PreferenceId, Level)], pool: &Pool) -> (Party, Shortlist) {
    let party = Party::new(&at_levels(&sheet.0, levels), Terms::on(TODAY));
    let list = rank(&party, pool, &Neutrals::default());
    (party, list)
}

fn moved(sheet: &Build, levels: &[(PreferenceId, Level)], homes: &[Build]) -> Vec<Moved> {
    let pool = pool(homes);
    let ((party, list), (other, after)) = (ranked(sheet, &[], &pool), ranked(sheet, levels, &pool));
    let nobody = |_: ProfileId| false;
    let before = Ranked::new(&party, &list, nobody);
    let after = Ranked::new(&other, &after, nobody);
    moves(&before, &after, &pool, &Neutrals::default(), 20)
}

fn three() -> [Build; 3] {
    [
        home(2, Answer::Yes, Answer::Yes, "lively"),
        home(3, Answer::Partly, Answer::Yes, "quiet"),
        home(4, Answer::No, Answer::Yes, "quiet"),
    ]
}

#[test]
fn each_move_names_the_wish_that_did_most_of_it_and_whether_it_is_met() {
    let aled = aled();
    let (dog, pace) = (id_of(&aled, Topic::Pets), id_of(&aled, Topic::Pace));
    let levels = [(pace, Level::MattersALot), (dog, Level::WouldBeNice)];
    let told: Vec<_> = moved(&aled, &levels, &three())
        .into_iter()
        .map(|m| {
            let because = m.because.expect("a reason");
            let why = (because.preference, because.more, because.meets);
            (m.id, m.before, m.after, why)
        })
        .collect();
    // Worths after the floor, dog then pace: 1.0 and 0.1; 0.55 and 1.0; 0.1 and 1.0. Raised by 4 and
    // lowered by 3, the lively home loses 3.6 to each of the others for the pace, and for the dog 1.35
    // and 2.7.
    assert_eq!(
        told,
        [
            (profile_id(2), Some(1), Some(3), (pace, true, Meets::No)),
            (profile_id(3), Some(2), Some(1), (pace, true, Meets::Yes)),
            (profile_id(4), Some(3), Some(2), (pace, true, Meets::Yes)),
        ]
    );
}

#[test]
fn a_wish_that_counts_for_less_lifts_whoever_does_not_meet_it() {
    let aled = aled();
    let (dog, pace) = (id_of(&aled, Topic::Pets), id_of(&aled, Topic::Pace));
    let homes = [
        home(2, Answer::Yes, Answer::No, "lively"),
        home(3, Answer::No, Answer::Yes, "lively"),
    ];
    let told = moved(&aled, &[(dog, Level::WouldBeNice)], &homes);
    let up = told.iter().find(|m| m.id == profile_id(3)).copied();
    let up = up.expect("the second home moves");
    assert_eq!((up.before, up.after), (Some(2), Some(1)));
    let because = up.because.expect("a reason");
    assert_eq!((because.preference, because.more), (dog, false));
    assert_eq!(because.meets, Meets::No);
    assert_eq!(moved(&aled, &[(dog, Level::MattersALot)], &homes), []);
    assert_ne!(dog, pace);
}

#[test]
fn only_what_names_something_can_move_anybody() {
    let aled = aled().wish(Topic::Interests, Level::Matters, &[]);
    let can: Vec<bool> = aled
        .0
        .wishes
        .iter()
        .map(|w| can_count(&aled.0, w))
        .collect();
    assert_eq!(can, [true, true, true, false]);
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        Just(Answer::Yes),
        Just(Answer::No),
        Just(Answer::Partly),
        Just(Answer::NotKnown)
    ]
}

fn homes() -> impl Strategy<Value = Vec<Build>> {
    let pace = prop_oneof![Just("quiet"), Just("in-between"), Just("lively")];
    let home = (answer(), answer(), pace);
    proptest::collection::vec(home, 2..8).prop_map(|homes| {
        (2..)
            .zip(homes)
            .map(|(n, (dog, garden, pace))| home_of(n, dog, garden, pace))
            .collect()
    })
}

fn home_of(n: u32, dog: Answer, garden: Answer, pace: &str) -> Build {
    let home = home(n, dog, garden, pace);
    if n.is_multiple_of(2) {
        home.must(Topic::Smoking, "no")
    } else {
        home
    }
}

/// How many homes stand strictly above one in the subject's own view. The homes state no wishes, so that
/// their views are all the same and the order of the fits is the order of the own views.
fn above(sheet: &Build, levels: &[(PreferenceId, Level)], homes: &[Build], of: usize) -> usize {
    let party = Party::new(&at_levels(&sheet.0, levels), Terms::on(TODAY));
    let neutrals = Neutrals::default();
    let fits: Vec<_> = homes
        .iter()
        .map(|home| party.fit(&home.party(), &neutrals).point_product())
        .collect();
    fits.iter().filter(|fit| **fit > fits[of]).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Raising a wish never worsens, in that side's view, the home that meets it best.
    #[test]
    fn raising_a_wish_never_worsens_the_home_that_meets_it_best(
        homes in homes(),
        which in 0_usize..3,
        from in 0_usize..4,
        to in 0_usize..4,
    ) {
        let (low, high) = (Level::ALL[from.min(to)], Level::ALL[from.max(to)]);
        let aled = aled();
        let wish = aled.0.wishes[which].preference.id;
        let worth = |home: &Build| {
            let only = aled.0.wishes.iter().map(|w| {
                let level = if w.preference.id == wish { Level::Matters } else { Level::DoesNotMatter };
                (w.preference.id, level)
            });
            let only: Vec<_> = only.collect();
            let party = Party::new(&at_levels(&aled.0, &only), Terms::on(TODAY));
            party.lines(&home.party(), &Neutrals::default())[0].point()
        };
        let best = (0..homes.len()).max_by_key(|at| worth(&homes[*at])).unwrap();
        let before = above(&aled, &[(wish, low)], &homes, best);
        let after = above(&aled, &[(wish, high)], &homes, best);
        prop_assert!(after <= before, "from {before} to {after} above it");
    }

    /// Whatever the levels, must-haves leave out the same homes, and the same levels move nobody.
    #[test]
    fn must_haves_stay_as_they_are(homes in homes(), levels in proptest::array::uniform3(0_usize..4)) {
        let aled = aled().value(Topic::Smoking, "yes");
        let levels: Vec<_> = aled
            .0
            .wishes
            .iter()
            .zip(levels)
            .map(|(wish, level)| (wish.preference.id, Level::ALL[level]))
            .collect();
        let pool = pool(&homes);
        let (before, after) = (ranked(&aled, &[], &pool).1, ranked(&aled, &levels, &pool).1);
        prop_assert_eq!(before.left_out, after.left_out);
        let same: Vec<_> = aled.0.wishes.iter().map(|w| (w.preference.id, w.preference.level)).collect();
        prop_assert_eq!(moved(&aled, &same, &homes), []);
    }
}
