//! Kept lists: what is written down, and what is told of two of them.

use proptest::prelude::*;
use settled::domain::fact::Answer;
use settled::domain::id::ProfileId;
use settled::domain::preference::{Direction, Level};
use settled::domain::profile::ProfileKind;
use settled::domain::topic::Topic;
use settled::matching::compiled::Pool;
use settled::matching::must_have::{Rule, RuleKey};
use settled::matching::neutral::Neutrals;
use settled::matching::run::difference::{
    Cause, Change, Difference, Move, Versions, WishRef, difference,
};
use settled::matching::run::{KeptList, MOST_TOLD, Part, keep, preferences_version};
use settled::matching::shortlist::rank;
use std::collections::BTreeSet;

use super::build::{Build, household, person, profile_id};
use super::packed::{Random, random_home, random_person};

fn kept(subject: &Build, homes: &[Build], aside: &[u32], before: Option<&KeptList>) -> KeptList {
    kept_under(&Neutrals::default(), subject, homes, aside, before)
}

fn kept_under(
    neutrals: &Neutrals,
    subject: &Build,
    homes: &[Build],
    aside: &[u32],
    before: Option<&KeptList>,
) -> KeptList {
    let pool = Pool::new(homes.iter().map(Build::party).collect());
    let subject = subject.party();
    let list = rank(&subject, &pool, neutrals);
    let aside: BTreeSet<ProfileId> = aside.iter().map(|n| profile_id(*n)).collect();
    keep(&subject, &pool, neutrals, &list, &aside, before)
}

const SAME: Versions = Versions {
    rules: 1,
    neutrals: 0,
};

fn told(before: &KeptList, after: &KeptList) -> Difference {
    difference((before, SAME), (after, SAME))
}

fn changed(n: u32, what: Move) -> Change {
    Change {
        id: profile_id(n),
        what,
    }
}

fn own(topic: Topic) -> WishRef {
    WishRef {
        own: true,
        topic,
        direction: Direction::Want,
        nth: 0,
    }
}

/// Who wishes for a quiet home with a dog, and perhaps for a garden.
fn aled(garden: Level) -> Build {
    person(1)
        .wish(Topic::Pace, Level::MattersALot, &["quiet"])
        .wish(Topic::Pets, Level::Matters, &["dog"])
        .wish(Topic::Garden, garden, &[])
        .value(Topic::Bedtime, "early")
}

fn home(n: u32, pace: &str, dog: Answer, garden: &str) -> Build {
    let home = household(n)
        .wish(Topic::Bedtime, Level::Matters, &["early"])
        .fact(Topic::Pets, "dog", "", dog);
    let home = home.value(Topic::Garden, garden);
    if pace.is_empty() {
        home
    } else {
        home.value(Topic::Pace, pace)
    }
}

/// Ranked 2, 3, 4: the one in the middle has no dog, and of the last the pace is not known.
fn homes() -> Vec<Build> {
    vec![
        home(2, "quiet", Answer::Yes, "no"),
        home(3, "quiet", Answer::No, "yes"),
        home(4, "", Answer::Yes, "yes"),
    ]
}

/// Ranked 2, 3, 4, with everything known.
fn known_homes() -> Vec<Build> {
    let mut homes = homes();
    homes[2] = home(4, "lively", Answer::Yes, "yes");
    homes
}

fn order(list: &KeptList) -> Vec<ProfileId> {
    list.could_work().map(|home| home.id).collect()
}

fn ids(n: &[u32]) -> Vec<ProfileId> {
    n.iter().map(|n| profile_id(*n)).collect()
}

#[test]
fn an_answer_moves_a_home_and_is_named_and_the_others_only_made_room() {
    let subject = aled(Level::WouldBeNice);
    let before = kept(&subject, &homes(), &[], None);
    assert_eq!(order(&before), ids(&[2, 3, 4]));
    let mut answered = homes();
    answered[2] = home(4, "quiet", Answer::Yes, "yes");
    let after = kept(&subject, &answered, &[], Some(&before));
    assert_eq!(order(&after), ids(&[4, 2, 3]));
    let what = Move::Placed {
        from: 3,
        to: 1,
        because: Cause::Known(own(Topic::Pace)),
    };
    let difference = told(&before, &after);
    assert_eq!(difference.changes, [changed(4, what)]);
    assert_eq!((difference.shifted, difference.numbers), (2, 0));
    // And back again.
    let what = Move::Placed {
        from: 1,
        to: 3,
        because: Cause::NotKnown(own(Topic::Pace)),
    };
    assert_eq!(told(&after, &before).changes, [changed(4, what)]);
    assert!(told(&before, &before).is_nothing());
}

#[test]
fn a_wish_that_matters_more_or_is_new_moves_homes_either_way() {
    let before = kept(&aled(Level::WouldBeNice), &homes(), &[], None);
    let after = kept(&aled(Level::MattersALot), &homes(), &[], Some(&before));
    let garden = |from, to, because| Move::Placed { from, to, because };
    let more = Cause::MattersMore(own(Topic::Garden));
    assert_eq!(order(&after), ids(&[3, 4, 2]));
    assert_eq!(
        told(&before, &after).changes,
        [
            changed(3, garden(2, 1, more)),
            changed(2, garden(1, 3, more)),
            changed(4, garden(3, 2, more)),
        ]
    );
    assert_eq!(told(&before, &after).numbers, 0);
    let back = told(&after, &before);
    let less = Cause::MattersLess(own(Topic::Garden));
    assert_eq!(back.changes[0], changed(2, garden(3, 1, less)));
    let without = kept(&aled(Level::DoesNotMatter), &homes(), &[], None);
    assert_eq!(order(&without), ids(&[2, 3, 4]));
    let new = told(&without, &after).changes;
    assert_eq!(
        new[0],
        changed(3, garden(2, 1, Cause::NewWish(own(Topic::Garden))))
    );
    let gone = told(&after, &without).changes;
    assert_eq!(
        gone[0],
        changed(2, garden(3, 1, Cause::NoWish(own(Topic::Garden))))
    );
}

#[test]
fn a_wish_of_the_other_side_is_told_as_theirs() {
    let pair = [
        household(2).wish(Topic::Bedtime, Level::Matters, &["early"]),
        household(3).wish(Topic::GetsOnWith, Level::Matters, &["cat"]),
    ]
    .map(|home| {
        let home = home.value(Topic::Pace, "quiet").value(Topic::Garden, "no");
        home.yes(Topic::Pets, "dog")
    });
    let knows = |bedtime: &str| {
        let mut subject = aled(Level::WouldBeNice).yes(Topic::GetsOnWith, "cat");
        subject.0.facts.retain(|fact| fact.topic != Topic::Bedtime);
        subject.value(Topic::Bedtime, bedtime)
    };
    let before = kept(&knows("early"), &pair, &[], None);
    let after = kept(&knows("late"), &pair, &[], Some(&before));
    let wish = WishRef {
        own: false,
        ..own(Topic::Bedtime)
    };
    let moved = told(&before, &after).changes;
    assert_eq!(order(&after).first(), Some(&profile_id(3)));
    assert!(
        moved.iter().all(|change| change.id == profile_id(2)
            && matches!(change.what, Move::Placed { because: Cause::Found(found), .. } if found == wish)),
        "{moved:?}"
    );
}

#[test]
fn who_comes_and_who_goes_is_told_with_the_rule_and_moves_nobody_else() {
    let subject = aled(Level::WouldBeNice);
    let before = kept(&subject, &known_homes(), &[], None);
    // One more at the top: the others are pushed down and have not moved.
    let mut more = known_homes();
    more.push(home(5, "quiet", Answer::Yes, "yes"));
    let after = kept(&subject, &more, &[], Some(&before));
    assert_eq!(order(&after), ids(&[5, 2, 3, 4]));
    let new = told(&before, &after);
    assert_eq!(new.changes, [changed(5, Move::New(Some(1)))]);
    assert_eq!((new.shifted, new.numbers), (0, 0));
    // One less.
    let fewer = kept(&subject, &known_homes()[1..], &[], Some(&before));
    assert_eq!(told(&before, &fewer).changes, [changed(2, Move::NotThere)]);
    // A must-have that one of them does not meet and one has not said.
    let strict = subject.clone().must(Topic::Pets, "dog");
    let left = kept(&strict, &known_homes(), &[], Some(&before));
    let rule = RuleKey {
        rule: Rule::Stated,
        own: true,
        topic: Some(Topic::Pets),
        item: "dog".to_owned(),
        avoided: false,
    };
    assert_eq!(
        told(&before, &left).changes,
        [changed(3, Move::LeftOut(vec![rule]))]
    );
    // What has gone is told from the list before, whoever reads it later.
    let read: KeptList = left.to_string().parse().unwrap();
    assert_eq!(read, left);
    assert!(left.says_the_same_as(&kept(&strict, &known_homes(), &[], None)));
}

#[test]
fn setting_aside_asking_first_and_answering_are_no_moves() {
    let subject = aled(Level::WouldBeNice);
    let before = kept(&subject, &homes(), &[], None);
    let aside = kept(&subject, &homes(), &[3], Some(&before));
    assert_eq!(order(&aside), ids(&[2, 4]));
    assert_eq!(aside.homes[2].part, Part::SetAside);
    assert_eq!(told(&before, &aside).changes, [changed(3, Move::SetAside)]);
    assert_eq!(
        told(&aside, &before).changes,
        [changed(3, Move::BroughtBack(Some(2)))]
    );
    let bedroom = subject.clone().must(Topic::Access, "ground-floor-bedroom");
    let asked = kept(&bedroom, &homes(), &[], Some(&before));
    let first: Vec<Change> = told(&before, &asked).changes;
    assert!(first.iter().all(|change| change.what == Move::AskFirst));
    assert_eq!(first.len(), 3);
    let mut answered = homes();
    answered[0] = answered[0]
        .clone()
        .yes(Topic::Access, "ground-floor-bedroom");
    let known = kept(&bedroom, &answered, &[], Some(&asked));
    assert_eq!(told(&asked, &known).changes, [changed(2, Move::Ranked(1))]);
}

#[test]
fn neutral_values_worked_out_again_are_the_reason_where_they_are() {
    // Most homes have a dog, so that of one of whom it is not known more is thought.
    let subject = person(1).wish(Topic::Pets, Level::Matters, &["dog"]).wish(
        Topic::Garden,
        Level::MattersALot,
        &[],
    );
    let mut homes: Vec<Build> = (10..50)
        .map(|n| {
            household(n)
                .yes(Topic::Pets, "dog")
                .value(Topic::Garden, "no")
        })
        .collect();
    homes.push(household(2).value(Topic::Garden, "yes"));
    homes.push(household(3).value(Topic::Garden, "yes").fact(
        Topic::Pets,
        "dog",
        "",
        Answer::Partly,
    ));
    let people = Pool::new(vec![subject.party()]);
    let pool = Pool::new(homes.iter().map(Build::party).collect());
    let measured = Neutrals::default().measure(&[(&people, &pool)]);
    assert!(measured.of(ProfileKind::Person, Topic::Pets, Direction::Want) > 90_000);
    let before = kept(&subject, &homes, &[], None);
    let after = kept_under(&measured, &subject, &homes, &[], Some(&before));
    let now = Versions {
        neutrals: 1,
        ..SAME
    };
    let changes = difference((&before, SAME), (&after, now)).changes;
    let what = Move::Placed {
        from: 2,
        to: 1,
        because: Cause::Neutrals,
    };
    // The other was known and has gained less: it went down for the same reason.
    let down = Move::Placed {
        from: 1,
        to: 2,
        because: Cause::Neutrals,
    };
    assert_eq!(changes, [changed(2, what), changed(3, down)]);
    // The same numbers under other rules are the rules' doing.
    let rules = Versions { rules: 2, ..now };
    let changes = difference((&before, SAME), (&after, rules)).changes;
    assert!(matches!(
        changes[0].what,
        Move::Placed {
            because: Cause::Rules,
            ..
        }
    ));
}

#[test]
fn preferences_have_a_version_that_follows_what_is_weighed_and_nothing_else() {
    let version = |sheet: &Build| preferences_version(&sheet.0);
    let aled = aled(Level::WouldBeNice).must(Topic::Access, "step-free");
    let mut same = aled.clone();
    same.0.wishes.reverse();
    "other words".clone_into(&mut same.0.wishes[0].preference.words);
    "another reason".clone_into(&mut same.0.must_haves[0].reason);
    same.0.profile.known_as = "Nia".to_owned();
    assert_eq!(version(&same), version(&aled));
    let mut heavier = aled.clone();
    heavier.0.wishes[2].preference.level = Level::Matters;
    let without = {
        let mut without = aled.clone();
        without.0.must_haves.clear();
        without
    };
    let versions: BTreeSet<String> = [&aled, &heavier, &without, &person(1)]
        .into_iter()
        .map(version)
        .collect();
    assert_eq!(versions.len(), 4);
    assert!(versions.iter().all(|version| version.len() == 8));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// A kept list says what the list says, whatever the order of the pool, reads back the same, and
    /// has every wish of the first homes with points that add up to the views.
    #[test]
    fn a_kept_list_is_the_list(seed in any::<u64>(), turn in 0..90_usize) {
        let mut random = Random::new(seed);
        let subject = random_person(&mut random, 0);
        let mut homes: Vec<Build> = (1..=90).map(|n| random_home(&mut random, n)).collect();
        let list = kept(&subject, &homes, &[3, 7], None);
        homes.rotate_left(turn);
        prop_assert_eq!(&kept(&subject, &homes, &[3, 7], None), &list);
        let read: Result<KeptList, _> = list.to_string().parse();
        prop_assert_eq!(read.as_ref(), Ok(&list));
        for (at, home) in list.homes.iter().enumerate() {
            prop_assert_eq!(home.wishes.is_some(), at < MOST_TOLD);
            for (view, wishes) in home.wishes.iter().flat_map(|w| [(home.own, &w.own), (home.theirs, &w.theirs)]) {
                prop_assert_eq!(view.stated, !wishes.is_empty());
                if view.stated {
                    prop_assert_eq!(wishes.iter().map(|wish| wish.points).sum::<u32>(), view.whole.point);
                    prop_assert_eq!(wishes.iter().map(|wish| wish.out_of).sum::<u32>(), 100);
                }
            }
        }
    }

    /// A household that is added is new, and nothing else is told: nobody moved for it.
    #[test]
    fn a_home_that_is_added_is_all_there_is_to_tell(seed in any::<u64>()) {
        let mut random = Random::new(seed);
        let subject = random_person(&mut random, 0);
        let mut homes: Vec<Build> = (1..=30).map(|n| random_home(&mut random, n)).collect();
        let before = kept(&subject, &homes, &[], None);
        homes.push(random_home(&mut random, 31));
        let after = kept(&subject, &homes, &[], Some(&before));
        let told = told(&before, &after);
        let is_new = |change: &Change| change.id == profile_id(31) && matches!(change.what, Move::New(_));
        prop_assert!(told.changes.iter().all(is_new), "{:?}", told.changes);
        prop_assert_eq!(told.numbers, 0);
        prop_assert!(after.gone.is_empty());
    }
}
