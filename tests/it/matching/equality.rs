//! The law on equality, held against the engine.

use proptest::prelude::*;
use settled::domain::fact::Answer;
use settled::domain::preference::{Direction, Level};
use settled::domain::profile::ProfileKind;
use settled::domain::topic::{Protected, Topic};
use settled::matching::compiled::Pool;
use settled::matching::must_have::{Gate, Outcome, Question};
use settled::matching::neutral::Neutrals;
use settled::matching::party::Party;
use settled::matching::shortlist::rank;

use super::build::{Build, household, householder, person};
use super::packed::{Random, random_home, random_person};

#[test]
fn heritage_is_race_and_only_the_side_that_moves_in_may_ask_for_it() {
    assert_eq!(Topic::Heritage.protected(), Some(Protected::Race));
    for kind in ProfileKind::ALL {
        assert_eq!(Topic::Heritage.may_be_asked_by(*kind), !kind.offers_room());
        assert!(Topic::FaithPractice.may_be_asked_by(*kind));
    }
}

#[test]
fn a_home_that_asks_by_race_is_not_heard_however_it_got_into_the_file() {
    for home in [household(2), householder(2)] {
        let plain = home.party();
        let asks = home
            .wish(Topic::Heritage, Level::MattersALot, &["welsh"])
            .must_be(Topic::Heritage, "welsh", Direction::Want, |must| {
                "Manager".clone_into(&mut must.approved_by);
            });
        assert_eq!(asks.party(), plain);
    }
}

#[test]
fn a_person_may_wish_for_a_home_where_their_culture_is_lived() {
    let wish = |home: Build| {
        let person = person(1).wish(Topic::Heritage, Level::MattersALot, &["Orthodox Jewish"]);
        person
            .party()
            .fit(&home.party(), &Neutrals::default())
            .moving_in
            .whole()
    };
    let there = household(2).yes(Topic::Heritage, "orthodox jewish");
    let not = household(3).no(Topic::Heritage, "orthodox jewish");
    assert!(
        wish(there) > wish(household(4)),
        "told is better than not known"
    );
    assert!(wish(household(4)) > wish(not));
}

#[test]
fn without_a_reason_and_an_approval_a_protected_must_have_leaves_nobody_out_on_either_side() {
    let approve = Outcome::AskFirst(Question::Approve);
    let outcome = |one: &Build, other: &Build| match one.party().gate(&other.party()) {
        Gate::Eligible => Outcome::Pass,
        Gate::AskFirst(findings)
        | Gate::LeftOut {
            because: findings, ..
        } => findings[0].outcome,
    };
    let asks = |sheet: Build, reason: &str, by: &str| {
        sheet.must_be(Topic::FaithPractice, "chapel", Direction::Want, |must| {
            reason.clone_into(&mut must.reason);
            by.clone_into(&mut must.approved_by);
        })
    };
    let home = household(2).no(Topic::FaithPractice, "chapel");
    let aled = person(1).no(Topic::FaithPractice, "chapel");
    for (reason, by) in [("", "Manager"), ("as he was brought up", " "), ("", "")] {
        assert_eq!(outcome(&asks(person(1), reason, by), &home), approve);
        assert_eq!(outcome(&asks(household(2), reason, by), &aled), approve);
    }
    let fails = |outcome| matches!(outcome, Outcome::Fails(_));
    assert!(fails(outcome(
        &asks(person(1), "chapel on Sundays", "Manager"),
        &home
    )));
    assert!(fails(outcome(
        &asks(household(2), "chapel on Sundays", "Manager"),
        &aled
    )));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    /// Swapping heritage, name or how somebody is addressed, with all stated wishes equal, changes no
    /// score, no must-have and no order, whichever side the list is made for.
    #[test]
    fn heritage_and_name_change_no_score(seed in any::<u64>(), from_home in any::<bool>()) {
        let mut random = Random::new(seed);
        let changed = |sheet: &Build, heritage: &str, name: &str, pronouns: &str| {
            let mut sheet = sheet.clone();
            name.clone_into(&mut sheet.0.profile.known_as);
            name.clone_into(&mut sheet.0.profile.full_name);
            pronouns.clone_into(&mut sheet.0.profile.pronouns);
            sheet.fact(Topic::Heritage, heritage, "", Answer::Yes)
        };
        let (subject, others): (Build, Vec<Build>) = if from_home {
            let home = random_home(&mut random, 0);
            (home, (1..=30).map(|n| random_person(&mut random, n)).collect())
        } else {
            let person = random_person(&mut random, 0);
            (person, (1..=30).map(|n| random_home(&mut random, n)).collect())
        };
        // Nobody states a wish about heritage, so that all stated wishes are equal.
        let unasked = |mut sheet: Build| {
            sheet.0.wishes.retain(|wish| wish.preference.topic != Topic::Heritage);
            sheet.0.must_haves.retain(|must| must.topic != Topic::Heritage);
            sheet
        };
        let (subject, others) = (unasked(subject), others.into_iter().map(unasked));
        let others: Vec<Build> = others.collect();
        let ranked = |subject: &Build, others: &[Build]| {
            let parties: Vec<Party> = others.iter().map(Build::party).collect();
            rank(&subject.party(), &Pool::new(parties), &Neutrals::default())
        };
        let plain = ranked(&subject, &others);
        let swap = |heritage, name, pronouns| {
            let others: Vec<Build> = others
                .iter()
                .map(|other| changed(other, heritage, name, pronouns))
                .collect();
            ranked(&changed(&subject, heritage, name, pronouns), &others)
        };
        prop_assert_eq!(&swap("welsh", "Aled P", "he/him"), &plain);
        prop_assert_eq!(&swap("bangladeshi", "Salma K", "she/her"), &plain);
    }
}
